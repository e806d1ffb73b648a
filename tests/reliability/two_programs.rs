//! Two programs on one data folder: the second says who has it, whichever they are and however close they come.

use jieche_tests::host::Host;
use jieche_tests::house::open;

use crate::laid;

const TOGETHER: usize = 8;

#[test]
fn the_second_host_says_who_has_the_folder() {
    let laid = laid();
    let first = Host::start(&laid.house.folder).expect("the first host starts");
    let refused = Host::start(&laid.house.folder).map(Host::kill).expect_err("the second does not");
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "a code of its own, for whoever starts programs: {said}");
    assert!(
        said.contains("jieche-host") && said.contains(&first.pid().to_string()),
        "it says which program, by its process: {said}"
    );
    let problem =
        open(&laid.house.folder, &laid.house.clock).map(|api| api.close()).expect_err("nor does another program");
    assert_eq!(
        (problem.code, problem.args["program"].as_str()),
        ("in_use", "jieche-host"),
        "the desktop hears the same"
    );
    first.kill();
    let again = Host::start(&laid.house.folder).expect("a killed program holds nothing");
    again.kill();
}

#[test]
fn of_hosts_started_together_just_one_gets_the_folder() {
    let laid = laid();
    let folder = &laid.house.folder;
    let started: Vec<Result<Host, _>> = std::thread::scope(|scope| {
        let starting: Vec<_> = (0..TOGETHER).map(|_| scope.spawn(|| Host::start(folder))).collect();
        starting.into_iter().map(|host| host.join().expect("no start panics")).collect()
    });
    let (running, refused): (Vec<_>, Vec<_>) = started.into_iter().partition(Result::is_ok);
    assert_eq!(running.len(), 1, "two programs with one database would each overwrite the other's pages");
    let codes: Vec<_> = refused.iter().filter_map(|host| host.as_ref().err()?.status.code()).collect();
    assert_eq!(codes, [2; TOGETHER - 1], "and every other says that it is in use");
    running.into_iter().flatten().for_each(Host::kill);
}
