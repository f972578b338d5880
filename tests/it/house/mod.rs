//! What holds for the source as a whole, whatever the program does.

mod circles;
