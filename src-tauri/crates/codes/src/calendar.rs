//! Codes of the calendar: what a day is that is not as its weekday says.

codes! {
    /// What a marked day is.
    DayKind = "day_kind" {
        /// By the law nobody has to work: no 工作日.
        Holiday = "holiday", "法定休息", "Public holiday";
        /// A weekend day that is worked for a holiday: a 工作日.
        MakeUp = "make_up", "调休上班", "Make-up day";
        /// This shop receives no cars; the law's days go on.
        Shut = "shut", "本店休息", "Shop shut";
    }
}
