//! Codes of what comes after the car has left: calls and their questions, complaints.

codes! {
    /// How a survey stands.
    SurveyState = "survey_state" {
        Due = "due", "待回访", "Due";
        Answered = "answered", "已回访", "Answered";
        Refused = "refused", "拒访", "Refused";
        /// Three calls without an answer.
        Unreachable = "unreachable", "未接通", "Not reached";
    }

    /// How a call went.
    CallOutcome = "call_outcome" {
        Answered = "answered", "已回访", "Answered";
        NoAnswer = "no_answer", "无人接听", "No answer";
        CallLater = "call_later", "稍后再打", "Call later";
        Refused = "refused", "拒访", "Refused";
    }

    /// How a question is answered.
    QuestionKind = "question_kind" {
        Score = "score", "1–10 分", "1–10";
        /// Counts 10 or 0.
        YesNo = "yes_no", "是 / 否", "Yes / no";
    }

    /// How a complaint stands.
    ComplaintState = "complaint_state" {
        Open = "open", "处理中", "Open";
        Closed = "closed", "已结案", "Closed";
    }

    /// How grave it is (trade habit): it decides until when it is to be ended.
    ComplaintLevel = "complaint_level" {
        /// Solved at the desk.
        General = "general", "一般", "Ordinary";
        /// Brought again, or needs the maker.
        Escalated = "escalated", "升级", "Escalated";
        /// Injury, great loss, press, authorities.
        Major = "major", "重大", "Major";
    }

    /// What it is about.
    ComplaintAbout = "complaint_about" {
        Workmanship = "workmanship", "维修质量", "Workmanship";
        Price = "price", "价格", "Price";
        Time = "time", "等待与交车时间", "Waiting and delivery";
        Manner = "manner", "服务态度", "Manner";
        Parts = "parts", "配件", "Parts";
        Openness = "openness", "费用不透明", "Unclear charges";
        Product = "product", "产品质量", "The product";
        Other = "other", "其他", "Other";
    }

    /// How it came.
    ComplaintSource = "complaint_source" {
        InPerson = "in_person", "当面", "In person";
        Phone = "phone", "来电", "By phone";
        Survey = "survey", "回访", "In the survey";
        Message = "message", "微信、短信", "By message";
        Outside = "outside", "厂家、12315 等转来", "From maker or authority";
    }

    /// What happened to it.
    ComplaintStepKind = "complaint_step" {
        Received = "received", "受理", "Received";
        Noted = "noted", "处理", "Noted";
        Closed = "closed", "结案", "Closed";
        Reopened = "reopened", "重开", "Reopened";
    }
}
