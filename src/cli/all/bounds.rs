//! How many tasks are run at once. Takes what was asked for; gives a number that cores and memory bear.

use std::fs;
use std::thread::available_parallelism;

/// The memory that is kept for a task, in bytes: an issue of eight pages with photographs of twelve megapixels takes less, one of 64 pages more.
const MEMORY: u64 = 600 << 20;

/// Tasks at once: as many as were asked for, else as cores and free memory bear; at least one.
pub(super) fn jobs(asked: Option<usize>) -> usize {
    asked.unwrap_or_else(|| bearable(cores(), free_memory()))
}

/// The cores this process may use.
pub(super) fn cores() -> usize {
    available_parallelism().map_or(1, usize::from)
}

fn bearable(cores: usize, memory: Option<u64>) -> usize {
    let by_memory = memory.map_or(usize::MAX, |bytes| usize::try_from(bytes / MEMORY).unwrap_or(usize::MAX));
    cores.min(by_memory).max(1)
}

/// The memory that is free, in bytes, as Linux tells it of the machine and of the group of processes; none elsewhere.
fn free_memory() -> Option<u64> {
    let of_machine = fs::read_to_string("/proc/meminfo").ok().and_then(|text| available(&text));
    let number = |name: &str| fs::read_to_string(format!("/sys/fs/cgroup/{name}")).ok()?.trim().parse::<u64>().ok();
    let of_group = number("memory.max").map(|most| most.saturating_sub(number("memory.current").unwrap_or(0)));
    of_machine.into_iter().chain(of_group).min()
}

/// What `/proc/meminfo` says is available, in bytes.
fn available(text: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cores_and_memory_bound_what_is_run_at_once() {
        assert_eq!(bearable(8, None), 8);
        assert_eq!(bearable(8, Some(2 << 30)), 3);
        assert_eq!(bearable(8, Some(1)), 1);
        assert_eq!(bearable(2, Some(1 << 40)), 2);
        assert_eq!(jobs(Some(5)), 5);
    }

    #[test]
    fn memory_is_read_as_linux_writes_it() {
        assert_eq!(available("MemTotal:  9 kB\nMemAvailable:    2048 kB\n"), Some(2 << 20));
        assert_eq!(available("MemTotal:  9 kB\n"), None);
    }
}
