//! The same work for many things, on as many processors as there are.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// What `work` makes of each of `all`, in their order. Fewer than `least` are not worth a thread.
pub fn each<T: Sync, R: Send>(all: &[T], least: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let workers = match all.len() < least {
        true => 1,
        false => thread::available_parallelism().map_or(1, usize::from).min(all.len()),
    };
    if workers < 2 {
        return all.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let some = || {
        let take = || next.fetch_add(1, Ordering::Relaxed);
        let mine = std::iter::from_fn(|| Some(take()).and_then(|at| Some((at, all.get(at)?))));
        mine.map(|(at, it)| (at, work(it))).collect::<Vec<_>>()
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        // One of the workers is this thread.
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(some)).collect();
        let mut done = some();
        for other in others {
            done.extend(other.join().expect("the work does not panic"));
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_stands_in_order() {
        let all: Vec<usize> = (0..1000).collect();
        let twice: Vec<usize> = (0..1000).map(|it| it * 2).collect();
        assert_eq!(each(&all, 1, |it| it * 2), twice);
        assert_eq!(each(&all, 2000, |it| it * 2), twice);
        assert!(each(&all[..0], 0, |it| *it).is_empty());
    }
}
