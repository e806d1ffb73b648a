//! 恢复码: the one page that can bring the shop back when its PC is lost.
//!
//! It is printed when the shop is founded, signed for and locked away. Not here: how the code is
//! made or checked.

use crate::layout::{Blocks, Cell, Column, FINE, Fonts, Paper, PaperError, Paragraph, Row, Slip, Space, Table, Text};
use crate::letterhead::{address_line, document_number, letterhead};
use crate::parties::{Printed, Shop};

/// 恢复码.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryCode {
    /// The shop.
    pub shop: Shop,
    /// Time, person, copy number.
    pub printed: Printed,
    /// Marks the sheet 演示.
    pub demo: bool,
    /// The code; groups parted by spaces or hyphens are printed one a box.
    pub code: String,
}

const TITLE: &str = "恢复码";
/// Type of the code, points: read aloud and typed again, perhaps by someone in a hurry.
const CODE: f32 = 17.0;
/// Type of the explanations, points.
const PLAIN: f32 = 10.5;
/// Boxes on a row.
const ON_A_ROW: usize = 7;
/// Characters in a box when the code brings no groups of its own.
const IN_A_BOX: usize = 4;

const WHAT_IT_IS: &str = "本店的数据和备份都是加密保存的。电脑损坏、丢失或更换时，用任意一份备份和下面的恢复码，就能在新电脑上恢复本店的全部数据。两样缺一不可。";
const KEEPING: [&str; 4] = [
    "先核对：上面的恢复码打印清楚、没有缺字。由负责人签收，装进信封封口，放进保险柜。",
    "不要拍照，不要用微信或邮件发送，不要存进电脑。",
    "备份请放在这台电脑以外的地方，例如移动硬盘，并与本页分开存放。",
    "拿到本页和备份的人能看到本店的全部客户资料。本页丢失或被别人看过，请马上告诉店里的管理员。",
];
const RESTORING: [&str; 4] = [
    "在新电脑上安装接车台，第一次打开时选择从备份恢复。",
    "选择存放备份的文件夹，一般选日期最近的一份。",
    "按格子上的编号，从第 1 格开始逐格输入恢复码，不分大小写。其中没有字母 I、L、O、U，看着像的是数字 1 和 0。",
    "恢复完成后，核对店名和最后一天的营业日报，再开始营业。",
];

impl RecoveryCode {
    /// The PDF, always one page.
    ///
    /// # Errors
    /// [`PaperError::NoGlyph`], [`PaperError::Image`] and [`PaperError::Pdf`] as every sheet.
    pub fn render(&self, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
        let paper = Paper {
            title: TITLE,
            number: &self.shop.name,
            printed: &self.printed,
            demo: self.demo,
            void: false,
            slips: vec![Slip { name: "机密，请封存保管", body: self.body()? }],
        };
        paper.pdf(fonts)
    }

    fn body(&self) -> Result<Blocks, PaperError> {
        let date = self.printed.at.get(..10).unwrap_or(&self.printed.at);
        let right = document_number("打印日期", date, "");
        let mut blocks = letterhead(&self.shop, &[address_line(&self.shop)], right, TITLE)?;
        blocks.push(Box::new(Space(3.0)));
        blocks.push(Box::new(Paragraph::new(Text::new(WHAT_IT_IS).sized(PLAIN))));
        blocks.push(Box::new(Space(6.0)));
        blocks.push(Box::new(self.boxes()));
        for (heading, steps) in [("怎样保管", KEEPING), ("怎样恢复", RESTORING)] {
            blocks.push(Box::new(Space(7.0)));
            blocks.push(Box::new(Paragraph::new(Text::bold(heading).sized(12.0)).with_next()));
            for (place, step) in (1..).zip(steps) {
                blocks.push(Box::new(Space(1.4)));
                blocks.push(Box::new(Paragraph::new(Text::new(format!("{place}. {step}")).sized(PLAIN)).hanging(4.4)));
            }
        }
        blocks.push(Box::new(Space(10.0)));
        blocks.push(Box::new(receipt()));
        Ok(blocks)
    }

    /// The code, one group a box, each box numbered.
    fn boxes(&self) -> Table {
        let groups = groups(&self.code);
        let mut table = Table::new((0..ON_A_ROW).map(|_| Column::flex("", 1.0).centre())).together();
        for (row, groups) in groups.chunks(ON_A_ROW).enumerate() {
            let boxes = groups.iter().enumerate().map(|(place, group)| {
                let number = format!("{}\n", row * ON_A_ROW + place + 1);
                Cell::new(Text::new(number).sized(FINE).and(Text::bold(group).sized(CODE)).of("恢复码"))
            });
            table.push(Row::new(boxes).tall(18.0));
        }
        table
    }
}

/// The groups as they were given, or of four when the code is one piece.
fn groups(code: &str) -> Vec<String> {
    let given: Vec<&str> =
        code.split(|letter: char| letter == '-' || letter.is_whitespace()).filter(|g| !g.is_empty()).collect();
    match given.as_slice() {
        [whole] => {
            let letters: Vec<char> = whole.chars().collect();
            letters.chunks(IN_A_BOX).map(|group| group.iter().collect()).collect()
        }
        _ => given.into_iter().map(str::to_owned).collect(),
    }
}

fn receipt() -> Table {
    let signed = |label: &str| [Cell::label(label), Cell::empty()];
    let row = [signed("保管人签字"), signed("存放地点"), signed("日期")].into_iter().flatten();
    let columns = [Column::fixed("", 20.0), Column::flex("", 1.0)];
    Table::new(columns.iter().cloned().cycle().take(6)).row(Row::new(row).tall(11.0))
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn groups_are_kept_or_made() {
        assert_eq!(groups("K7QM-2XPD 94TR"), ["K7QM", "2XPD", "94TR"]);
        assert_eq!(groups("K7QM2XPD94"), ["K7QM", "2XPD", "94"]);
    }
}
