//! Booking, moving and cancelling at random: a bay is never booked twice unless that very meeting was accepted, and
//! the calendar's sums are those of its list.

use proptest::prelude::*;

use super::*;

#[derive(Debug, Clone)]
enum Act {
    Book { at: i64, minutes: i64, bay: usize, knowingly: bool },
    Move { which: usize, at: i64, bay: usize, knowingly: bool },
    Cancel { which: usize },
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let quarter = || (34..60i64).prop_map(|quarter| quarter * 15);
    let one = prop_oneof![
        3 => (quarter(), 1..8i64, 0..2usize, any::<bool>())
            .prop_map(|(at, quarters, bay, knowingly)| Act::Book { at, minutes: quarters * 15, bay, knowingly }),
        2 => (any::<usize>(), quarter(), 0..2usize, any::<bool>())
            .prop_map(|(which, at, bay, knowingly)| Act::Move { which, at, bay, knowingly }),
        1 => any::<usize>().prop_map(|which| Act::Cancel { which }),
    ];
    prop::collection::vec(one, 1..24)
}

const BAYS: [BayId; 2] = [BayId(1), BayId(2)];

struct Book<'a> {
    desk: &'a Desk,
    made: Vec<AppointmentId>,
}

impl Book<'_> {
    fn take(&mut self, act: Act) {
        let day = tomorrow(0, 0).date();
        match act {
            Act::Book { at, minutes, bay, knowingly } => {
                let n = i64::try_from(self.made.len()).unwrap();
                let wish = stranger(self.desk, day.at(at), n);
                let wish = SaveAppointment { minutes: Some(minutes), bay_id: BAYS[bay], ..wish };
                let accepted = self.told(None, wish.start_at, minutes, bay, knowingly);
                if let Ok(booked) = books(self.desk, SaveAppointment { accepted, ..wish }) {
                    self.made.push(booked.brief.id);
                }
            }
            Act::Move { which, at, bay, knowingly } => {
                let Some(one) = self.one(which) else { return };
                let (start_at, id) = (day.at(at), one.brief.id);
                let accepted = self.told(Some(id), start_at, one.brief.minutes, bay, knowingly);
                let (version, advisor_id) = (one.brief.version, one.brief.advisor_id);
                let request = MoveAppointment { id, version, start_at, bay_id: BAYS[bay], advisor_id, accepted };
                let _refused = self.desk.shop.write(|tx| reschedule(tx, request));
            }
            Act::Cancel { which } => {
                let Some(one) = self.one(which) else { return };
                let request = EndAppointment { id: one.brief.id, version: one.brief.version, reason: "改日".into() };
                let _refused = self.desk.shop.write(|tx| cancel(tx, request));
            }
        }
    }

    fn one(&self, which: usize) -> Option<Appointment> {
        let id = *self.made.get(which.checked_rem(self.made.len())?)?;
        self.desk.shop.read(|read| get(read, id)).ok()
    }

    /// What somebody who reads the conflicts accepts, and somebody who does not.
    fn told(
        &self,
        id: Option<AppointmentId>,
        start_at: Millis,
        minutes: i64,
        bay: usize,
        knowingly: bool,
    ) -> Vec<AcceptedConflict> {
        let plan = PlannedTime {
            id,
            vehicle_id: None,
            plate: None,
            start_at,
            minutes,
            bay_id: BAYS[bay],
            advisor_id: ADVISOR,
        };
        let told = self.desk.shop.read(|read| conflicts(read, plan)).unwrap();
        told.iter().filter(|_| knowingly).map(Conflict::to_accept).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_double_booked_silently(acts in acts()) {
        let desk = Desk::new();
        let mut book = Book { desk: &desk, made: Vec::new() };
        for act in acts {
            book.take(act);
        }
        let from = tomorrow(0, 0).date();
        let day = desk.shop.read(|read| calendar(read, CalendarOf { from, days: 1 })).unwrap().days.remove(0);
        let standing: Vec<Appointment> = day.appointments.iter()
            .filter(|one| one.state == AppointmentState::Booked)
            .map(|one| desk.shop.read(|read| get(read, one.id)).unwrap())
            .collect();
        for (n, one) in standing.iter().enumerate() {
            for other in &standing[n + 1..] {
                let span = |it: &Appointment| rules::Span { start: it.brief.start_at, minutes: it.brief.minutes };
                if one.brief.bay_id == other.brief.bay_id && span(one).meets(span(other)) {
                    let names = |it: &Appointment, id| it.accepted.contains(
                        &AcceptedConflict { kind: ConflictKind::BayTaken, appointment_id: Some(id) });
                    prop_assert!(
                        names(one, other.brief.id) || names(other, one.brief.id),
                        "{} and {} meet and nobody was asked", one.brief.number, other.brief.number
                    );
                }
            }
        }
        for load in &day.bays {
            let mine = standing.iter().filter(|one| one.brief.bay_id == load.bay_id).map(|one| one.brief.minutes);
            prop_assert_eq!(load.booked_minutes, mine.sum::<i64>(), "the sum of {} is that of the list", &load.bay);
        }
        let cars: i64 = day.advisors.iter().map(|one| one.cars).sum();
        prop_assert_eq!(cars, i64::try_from(standing.len()).unwrap(), "every car is some advisor's");
    }
}
