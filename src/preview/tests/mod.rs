//! The server as a browser meets it: over TCP, with a studio that only reads files.

mod answers;
mod follows;
mod studio;
