//! The car of the sheet, read from the one drawing there is, and the pins of its damages.

use jieche_codes::CarView;

use super::Damage;
use crate::layout::{Figure, Place, polylines};

/// Drawn once, for the screen and for paper.
const CAR: &str = include_str!("../../../../../icons/reception-car.svg");
/// Room for a caption below each view, in the drawing's units.
const CAPTION: f32 = 9.0;

/// One view: its box in the drawing, and its lines in the drawing's units.
struct View {
    left: f32,
    top: f32,
    width: f32,
    height: f32,
    lines: Vec<Vec<Place>>,
}

/// The car at most `width` mm wide, a numbered pin for each damage.
pub(super) fn car(width: f32, damages: &[Damage]) -> Figure {
    let mut figure =
        Figure { size: (1.0, 1.0), width, lines: Vec::new(), thickness: 0.18, pins: Vec::new(), captions: Vec::new() };
    for view in CarView::ALL {
        let Some(drawn) = read(name(view)) else { continue };
        let here = damages.iter().enumerate().filter(|(_, damage)| damage.view == view);
        figure.pins.extend(here.map(|(place, damage)| (drawn.at(damage), place + 1)));
        figure.captions.push(((drawn.left + drawn.width / 2.0, drawn.top + drawn.height + CAPTION), view.on_paper()));
        figure.size.0 = figure.size.0.max(drawn.left + drawn.width);
        figure.size.1 = figure.size.1.max(drawn.top + drawn.height + 2.0 * CAPTION);
        figure.lines.extend(drawn.lines);
    }
    figure
}

impl View {
    fn at(&self, damage: &Damage) -> Place {
        let share = |thousandths: u16| f32::from(thousandths.min(1000)) / 1000.0;
        (self.left + self.width * share(damage.x), self.top + self.height * share(damage.y))
    }
}

/// The group of a view; `None` when the drawing lacks it, which a test rules out.
fn read(name: &str) -> Option<View> {
    let (_, rest) = CAR.split_once(&format!("<g id=\"{name}\" data-box=\""))?;
    let group = rest.split("</g>").next()?;
    let mut numbers = group.split('"').next()?.split(' ').map(str::parse::<f32>);
    let mut next = || numbers.next()?.ok();
    let (left, top, width, height) = (next()?, next()?, next()?, next()?);
    let paths = group.split("<path d=\"").skip(1).filter_map(|path| path.split('"').next());
    let lines = paths.flat_map(polylines).map(|line| line.into_iter().map(|(x, y)| (left + x, top + y)).collect());
    Some(View { left, top, width, height, lines: lines.collect() })
}

fn name(view: CarView) -> &'static str {
    match view {
        CarView::Left => "left",
        CarView::Front => "front",
        CarView::Right => "right",
        CarView::Rear => "rear",
        CarView::Top => "top",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jieche_codes::DamageKind;

    #[test]
    fn the_drawing_has_every_view_and_a_pin_stands_in_its_view() {
        for view in CarView::ALL {
            let drawn = read(name(view)).expect("a view");
            assert!(drawn.lines.len() > 5, "{view:?} is drawn");
            let inside = |(x, y): &Place| {
                (drawn.left - 6.0..=drawn.left + drawn.width + 6.0).contains(x)
                    && (drawn.top - 6.0..=drawn.top + drawn.height + 6.0).contains(y)
            };
            assert!(drawn.lines.iter().flatten().all(inside), "{view:?} stays in its box");
            let damage = Damage { view, x: 500, y: 0, kind: DamageKind::Dent, remark: String::new() };
            let figure = car(100.0, std::slice::from_ref(&damage));
            assert_eq!(figure.pins, [((drawn.left + drawn.width / 2.0, drawn.top), 1)]);
        }
    }
}
