//! Order and draw from a seed: the same for ever, so that an attempt can be replayed.

use serde::{Deserialize, Serialize};

/// Where a draw begins. The same seed gives the same draw in every version of the program.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Seed(pub u64);

/// Chance from a seed: SplitMix64 (Steele, Lea and Flood, 2014).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Seed {
    /// Where the draw begins.
    pub fn chance(self) -> Chance {
        Chance(self.0)
    }
}

impl Chance {
    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`, each as likely as another; 0 when `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        // The high half of a product is fair enough: the bias is n in 2^64.
        ((u128::from(self.bits()) * n as u128) >> 64) as usize
    }

    /// Puts `things` in a new order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_order_for_ever() {
        let mut things: Vec<u8> = (0..8).collect();
        Seed(42).chance().shuffle(&mut things);
        assert_eq!(things, ORDER_OF_SEED_42);
    }

    #[test]
    fn the_first_bits_are_those_of_the_published_generator() {
        assert_eq!(Seed(1_234_567).chance().bits(), 6_457_827_717_110_365_317);
    }

    const ORDER_OF_SEED_42: [u8; 8] = [4, 3, 2, 0, 7, 6, 1, 5];
}
