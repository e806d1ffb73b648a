//! Tables: fixed and flexible columns, cells that wrap, heads repeated on each page, rows never
//! cut, figures right-aligned.
//!
//! A figure never breaks over lines: it shrinks to its column. Only a row too tall for any page
//! (a customer with a very long story) is continued in a second row.

use std::rc::Rc;

use super::blocks::Align;
use super::canvas::{INK, Mark, TINT};
use super::cell::{Cell, Column, Row, Width};
use super::flow::{Block, Strip};
use super::fonts::Fonts;
use super::text::{SMALL, Text};
use super::wrap::{self, Line};

/// Thickness of the lines between cells, mm.
const HAIRLINE: f32 = 0.2;
/// Left and right of a cell's text, mm.
const PADDING: f32 = 1.5;
/// A row taller than this is continued in another, mm.
const TALLEST: f32 = 70.0;
/// The smallest a figure shrinks to, points.
const SMALLEST: f32 = 5.0;

/// A table from margin to margin.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    columns: Vec<Column>,
    groups: Option<Row>,
    rows: Vec<Row>,
    row_height: f32,
    together: bool,
}

impl Table {
    pub(crate) fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Self {
            columns: columns.into_iter().collect(),
            groups: None,
            rows: Vec::new(),
            row_height: 6.2,
            together: false,
        }
    }

    /// Headings above the columns' own, each over so many of them.
    pub(crate) fn groups<const N: usize>(mut self, groups: [(&str, usize); N]) -> Self {
        let cells = groups.map(|(head, span)| Cell::new(Text::new(head).sized(SMALL)).span(span).centre());
        self.groups = Some(Row::new(cells).shaded());
        self
    }

    /// Rows at least so many mm tall.
    pub(crate) fn row_height(mut self, height: f32) -> Self {
        self.row_height = height;
        self
    }

    /// All rows on one page.
    pub(crate) fn together(mut self) -> Self {
        self.together = true;
        self
    }

    pub(crate) fn row(mut self, row: Row) -> Self {
        self.push(row);
        self
    }

    pub(crate) fn push(&mut self, row: Row) {
        if let Some(above) = self.rows.last_mut().filter(|_| row.with_previous) {
            above.with_next = true;
        }
        self.rows.push(row);
    }

    /// The headings as one strip, which stays with the first row and returns on every page.
    fn head(&self, edges: &[f32], fonts: &Fonts) -> Option<Strip> {
        let headed = self.columns.iter().any(|column| !column.head.is_empty());
        let columns = headed.then(|| {
            let cells = self.columns.iter().map(|column| Cell::new(Text::new(column.head).sized(SMALL)));
            Row::new(cells).shaded()
        });
        let rows = self.groups.iter().chain(&columns);
        let strips: Vec<Strip> = rows.flat_map(|row| self.row_strips(row, edges, fonts)).collect();
        (!strips.is_empty()).then(|| {
            let mut head = Strip { with_next: true, ..Strip::default() };
            for strip in strips {
                head.marks.extend(strip.marks.into_iter().map(|mark| mark.moved(0.0, head.height)));
                head.height += strip.height;
            }
            head
        })
    }

    /// Left edge of each column and the right edge of the last, mm.
    fn edges(&self, width: f32) -> Vec<f32> {
        let (mut fixed, mut shares) = (0.0, 0.0);
        for column in &self.columns {
            match column.width {
                Width::Fixed(mm) => fixed += mm,
                Width::Flex(share) => shares += share,
            }
        }
        let mut edges = vec![0.0];
        let mut edge = 0.0;
        for column in &self.columns {
            edge += match column.width {
                Width::Fixed(mm) => mm,
                Width::Flex(share) => (width - fixed) * share / shares,
            };
            edges.push(edge);
        }
        edges
    }

    fn row_strips(&self, row: &Row, edges: &[f32], fonts: &Fonts) -> Vec<Strip> {
        let mut boxes = self.boxes(row, edges, fonts);
        let mut strips = Vec::new();
        loop {
            let rest: Vec<CellBox> = boxes.iter_mut().map(CellBox::split_off).collect();
            let height = boxes.iter().map(CellBox::height).fold(self.row_height.max(row.height), f32::max);
            strips.push(draw_row(&boxes, height, row.with_next));
            if rest.iter().all(|cell| cell.lines.is_empty()) {
                return strips;
            }
            boxes = rest;
        }
    }

    fn boxes<'a>(&self, row: &'a Row, edges: &[f32], fonts: &Fonts) -> Vec<CellBox<'a>> {
        let mut boxes = Vec::new();
        let mut first = 0;
        for cell in &row.cells {
            let after = (first + cell.span).min(edges.len() - 1);
            let (Some(left), Some(right)) = (edges.get(first), edges.get(after)) else { break };
            let align = cell.align.or_else(|| self.columns.get(first).map(|column| column.align)).unwrap_or_default();
            let room = right - left - 2.0 * PADDING;
            let text = if align == Align::End { shrunk(&cell.text, room, fonts) } else { cell.text.clone() };
            boxes.push(CellBox {
                left: *left,
                right: *right,
                align,
                shaded: row.shaded || cell.shaded,
                lines: wrap::lines(&text, room, 0.0, fonts),
                cell,
            });
            first = after;
        }
        boxes
    }
}

/// A figure is read as a whole, so it is made smaller rather than broken.
fn shrunk(text: &Text, room: f32, fonts: &Fonts) -> Text {
    let width = wrap::natural_width(text, fonts);
    if width <= room { text.clone() } else { text.clone().scaled(room / width * 0.99, SMALLEST) }
}

/// A cell with its text broken into lines.
struct CellBox<'a> {
    left: f32,
    right: f32,
    align: Align,
    shaded: bool,
    lines: Vec<Line>,
    cell: &'a Cell,
}

impl CellBox<'_> {
    const ABOVE: f32 = 0.7;

    fn text_height(&self) -> f32 {
        self.lines.iter().map(Line::height).sum()
    }

    fn height(&self) -> f32 {
        self.text_height() + 2.0 * Self::ABOVE
    }

    /// Keeps what a row may hold and hands back the rest.
    fn split_off(&mut self) -> Self {
        let mut height = 0.0;
        let fits = self
            .lines
            .iter()
            .take_while(|line| {
                height += line.height();
                height <= TALLEST
            })
            .count();
        Self { lines: self.lines.split_off(fits.max(1).min(self.lines.len())), ..*self }
    }

    fn draw(&self, height: f32, marks: &mut Vec<Mark>) {
        let width = self.right - self.left;
        if self.shaded {
            marks.push(Mark::Fill { x: self.left, y: 0.0, width, height, shade: TINT });
        }
        if let Some(share) = self.cell.bar {
            let bar = (width - 2.0 * PADDING) * share;
            marks.push(Mark::Fill {
                x: self.left + PADDING,
                y: height * 0.3,
                width: bar,
                height: height * 0.4,
                shade: INK,
            });
        }
        let mut top = if self.cell.at_top { 1.2 } else { (height - self.text_height()) / 2.0 };
        for line in &self.lines {
            let inside = self.align.left(width - 2.0 * PADDING, line.width);
            line.draw(self.left + PADDING + inside, top, marks);
            top += line.height();
        }
    }
}

fn draw_row(boxes: &[CellBox], height: f32, with_next: bool) -> Strip {
    let mut marks = Vec::new();
    for cell in boxes {
        cell.draw(height, &mut marks);
    }
    let left = boxes.first().map_or(0.0, |cell| cell.left);
    let right = boxes.last().map_or(0.0, |cell| cell.right);
    let line = |from, to| Mark::Line { from, to, thickness: HAIRLINE };
    marks.push(line((left, 0.0), (right, 0.0)));
    marks.push(line((left, height), (right, height)));
    marks.extend(boxes.iter().map(|cell| line((cell.left, 0.0), (cell.left, height))));
    marks.push(line((right, 0.0), (right, height)));
    Strip { height, marks, with_next, ..Strip::default() }
}

impl Block for Table {
    fn texts<'a>(&'a self, see: &mut dyn FnMut(&'a Text, &'a str)) {
        for row in &self.rows {
            let mut first = 0;
            for cell in &row.cells {
                see(&cell.text, self.columns.get(first).map_or("", |column| column.head));
                first += cell.span;
            }
        }
    }

    fn strips(&self, width: f32, fonts: &Fonts) -> Vec<Strip> {
        let edges = self.edges(width);
        let mut strips: Vec<Strip> = Vec::new();
        let head = self.head(&edges, fonts);
        strips.extend(head.clone());
        let head = head.map(Rc::new);
        for row in &self.rows {
            strips.extend(
                self.row_strips(row, &edges, fonts).into_iter().map(|strip| Strip { head: head.clone(), ..strip }),
            );
        }
        if self.together {
            let last = strips.len().saturating_sub(1);
            strips.iter_mut().take(last).for_each(|strip| strip.with_next = true);
        }
        strips
    }
}
