//! labour
