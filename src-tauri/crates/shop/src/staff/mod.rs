//! People, their roles, signing in and approving.

mod role;

pub use role::Role;
