//! Codes of appointments: how one stands and came, why its time is doubtful, what its reminders brought.

codes! {
    /// How an appointment stands.
    AppointmentState = "appointment_state" {
        Booked = "booked", "已预约", "Booked";
        /// With its order.
        Arrived = "arrived", "已到店", "Arrived";
        NoShow = "no_show", "未到", "No-show";
        Cancelled = "cancelled", "已取消", "Cancelled";
    }

    /// How it came to the shop.
    BookedVia = "booked_via" {
        Phone = "phone", "电话", "Phone";
        WalkIn = "walk_in", "到店", "In person";
        Messenger = "messenger", "微信", "Messenger";
        Web = "web", "网络", "Web";
        /// The shop called.
        Outreach = "outreach", "主动邀约", "We called";
    }

    /// Why a planned time is doubtful. Each may be accepted: the shop knows why it overbooks.
    ConflictKind = "conflict_kind" {
        /// Another car stands in the bay then.
        BayTaken = "bay_taken", "工位已约", "Bay taken";
        /// The advisor receives as many cars in that half hour as one can.
        AdvisorFull = "advisor_full", "顾问已约满", "Advisor full";
        /// It lies earlier today: noted after the fact.
        InPast = "in_past", "时间已过", "In the past";
        /// It begins before the shop opens or ends after it closes.
        OutsideHours = "outside_hours", "非营业时间", "Outside hours";
        /// The shop receives no cars on that day.
        ShopShut = "shop_shut", "本店休息", "Shop shut";
        CarBooked = "car_booked", "车已预约", "Car booked";
        /// And not done by then.
        CarInShop = "car_in_shop", "车在店", "Car in the shop";
    }

    /// Which of the two reminders; how long before, the shop has set.
    ReminderKind = "reminder_kind" {
        First = "first", "前一天", "A day before";
        Second = "second", "前一小时", "An hour before";
    }

    /// What a reminder brought.
    ReminderOutcome = "reminder_outcome" {
        Reached = "reached", "已提醒", "Reminded";
        /// It stays due.
        NotReached = "not_reached", "未接通", "No answer";
        /// It is to be moved.
        OtherTime = "other_time", "要改时间", "Another time";
    }
}
