//! Codes of money: who pays and owes, how a settlement stands, by what means money comes, kinds of invoices.

codes! {
    /// Who pays for a line or a settlement.
    Payer = "payer" {
        /// Or the 挂账单位 that pays in the customer's place.
        Customer = "customer", "客户", "Customer";
        Insurer = "insurer", "保险", "Insurer";
        /// For 三包, 保修, 召回, 首保.
        Maker = "maker", "厂家", "Maker";
        /// For 内部, 返修, PDI, 免单.
        Shop = "shop", "店内", "Shop";
    }

    /// By what means money came; the last three are owed, not received at the counter.
    Means = "means" {
        Cash = "cash", "现金", "Cash";
        BankCard = "bank_card", "银行卡", "Bank card";
        Wechat = "wechat", "微信", "WeChat";
        Alipay = "alipay", "支付宝", "Alipay";
        Transfer = "transfer", "对公转账", "Bank transfer", on paper "转账";
        StoredValue = "stored_value", "储值卡", "Stored value", on paper "储值";
        Voucher = "voucher", "代金券", "Voucher", on paper "卡券";
        Insurer = "insurer", "保险直赔", "Insurer direct", on paper "保险公司";
        Maker = "maker", "厂家索赔", "Maker's claim", on paper "厂家";
        Internal = "internal", "内部转账", "Internal", on paper "店内转账";
    }

    /// How the money stands.
    SettlementState = "settlement_state" {
        /// Settled, nothing paid yet.
        Open = "open", "未收款", "Unpaid";
        PartPaid = "part_paid", "部分收款", "Part paid";
        Paid = "paid", "已收清", "Paid";
        /// Its number is kept.
        Void = "void", "已作废", "Void";
    }

    /// The kinds of invoices there are.
    InvoiceKind = "invoice_kind" {
        DigitalSpecial = "digital_special", "数电专票", "Digital special";
        DigitalOrdinary = "digital_ordinary", "数电普票", "Digital ordinary";
        PaperSpecial = "paper_special", "纸质专票", "Paper special";
        PaperOrdinary = "paper_ordinary", "纸质普票", "Paper ordinary";
    }

    /// What somebody may owe as, beside paying at the counter.
    #[derive(Default)]
    DebtorKind = "debtor_kind" {
        /// Pays before driving off.
        #[default]
        None = "none", "不挂账", "No account";
        Insurer = "insurer", "保险公司", "Insurer";
        Maker = "maker", "主机厂", "Maker";
        Account = "account", "挂账单位", "Account";
    }
}

impl Means {
    /// Whether this payer pays by it.
    #[must_use]
    pub fn fits(self, payer: Payer) -> bool {
        match self {
            Self::Cash | Self::BankCard | Self::Wechat | Self::Alipay | Self::StoredValue | Self::Voucher => {
                payer == Payer::Customer
            }
            Self::Transfer => payer != Payer::Shop,
            Self::Insurer => payer == Payer::Insurer,
            Self::Maker => payer == Payer::Maker,
            Self::Internal => payer == Payer::Shop,
        }
    }
}
