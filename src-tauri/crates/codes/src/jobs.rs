//! Codes of long work and of files that come in and go out: imports, exports, jobs.

codes! {
    /// What kind of long work.
    JobKind = "job_kind" {
        /// Records from a file.
        Import = "import", "导入", "Import";
        ImportUndo = "import_undo", "撤销导入", "Undoing an import";
        /// Everything as a file for a table program.
        Export = "export", "导出", "Export";
        /// A copy of the shop.
        Backup = "backup", "备份", "Backup";
        /// Every page read once, after the program before did not end in order.
        Check = "check", "检查数据", "Checking the data";
        /// The search table made anew.
        SearchRebuild = "search_rebuild", "重建搜索", "Rebuilding the search";
    }

    /// What a file brings.
    ImportKind = "import_kind" {
        CustomersVehicles = "customers_vehicles", "客户与车辆", "Customers and vehicles";
        Labour = "labour", "工时项目", "Labour operations";
        Parts = "parts", "配件目录", "Parts";
        PastVisits = "past_visits", "历史维修记录", "Past visits";
    }

    /// How an import stands.
    ImportState = "import_state" {
        Running = "running", "进行中", "Running";
        /// Half-way: by a person, a fault, or the program's end. What it wrote is whole; it can go on or be undone.
        Stopped = "stopped", "停在半路", "Stopped";
        /// All of it is in.
        Done = "done", "完成", "Done";
        Undoing = "undoing", "撤销中", "Undoing";
        /// Stopped while it was undone: the rest can be undone.
        HalfUndone = "half_undone", "撤销到一半", "Half undone";
        /// Everything is as it was before.
        Undone = "undone", "已撤销", "Undone";
    }

    /// What happens to a row of a file.
    RowOutcome = "row_outcome" {
        /// It makes a new record.
        Create = "create", "新增", "New";
        /// It is a record that is there already, on file or earlier in the file, and adds to it by the rules.
        Merge = "merge", "合并", "Merge";
        /// It cannot come in; the problems say why.
        Refuse = "refuse", "不能导入", "Refused";
        /// It is no record: blank, a total, the headings again.
        Skip = "skip", "跳过", "Skipped";
    }

    /// Two rows of a file speak of one record and differ: which stands.
    #[derive(Default)]
    FileRule = "file_rule" {
        #[default]
        First = "first", "以前面的行为准", "The first row stands";
        Last = "last", "以后面的行为准", "The last row stands";
    }

    /// A row speaks of a record the shop has.
    #[derive(Default)]
    ShopRule = "shop_rule" {
        #[default]
        Fill = "fill", "只补空缺，不同的保留店里的", "Fill what is empty, keep ours";
        Keep = "keep", "店里的都不动", "Change nothing of ours";
        Take = "take", "不同的换成文件里的", "Take what the file says";
    }

    /// What an export's file is.
    ExportForm = "export_form" {
        /// One, a sheet a kind.
        Xlsx = "xlsx", "Excel 工作簿", "Excel workbook";
        /// One zip, a file (UTF-8 with a mark) a kind.
        Csv = "csv", "CSV 压缩包", "Zip of CSV files";
    }
}
