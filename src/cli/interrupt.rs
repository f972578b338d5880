//! Ctrl-C, and the like: the end of a terminal, the end of the machine's day.

/// From now on an interruption leaves nothing half made behind. Where the system hands none out, the next run cleans up.
#[cfg(unix)]
pub(super) fn clean_up() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGTERM]) else { return };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            crate::export::abandon();
            // Ends the process as the signal would have: whoever started it sees why.
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    });
}

/// The same where there are no signals.
#[cfg(not(unix))]
pub(super) const fn clean_up() {}
