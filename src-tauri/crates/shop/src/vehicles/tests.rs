//! Tests of this folder, beside the code.
