// The invariants, in the order of the contract. A new one is a file of its own, and a line here.
"use strict";

exports.INVARIANTS = [
  require("./i0_unknown_is_not_signed_out"),
  require("./i1_settled"),
  require("./i1f_settled_after_failures"),
  require("./i1x_settled_after_expired_token"),
  require("./i2_no_set_after_sign_out"),
  require("./i3_sign_out_at_once"),
  require("./i4_not_twice"),
  require("./i4r_bounded_retries"),
  require("./i5_failure_is_not_sign_out"),
  require("./i6_silent_after_unmount"),
  require("./i7_no_unhandled_rejection"),
  require("./i8_settled_after_lost_state"),
  require("./i9_settled_after_switch"),
  require("./i10_current_identity"),
  require("./i11_bounded_replacement"),
  require("./i12_silent_after_reconnect"),
  require("./i13_never_expired"),
];
