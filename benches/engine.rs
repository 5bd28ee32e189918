//! The parts that run at every key or every start, each by itself: `cargo bench --bench engine`.

use std::{hint::black_box, path::PathBuf};

use coursedeck::{
    course::{
        library::Library,
        load::{Source, load},
    },
    lang::{Catalog, Tag},
    page::{Page, Part},
    quiz::{
        Sitting,
        grade::{grade, right},
        paper::draw,
    },
    rng::Seed,
    store::selftest,
    text::markdown,
    tui::{self, Abilities, Look, View},
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ratatui::{buffer::Buffer, layout::Rect};

criterion_group!(benches, reading, asking, drawing, keeping);
criterion_main!(benches);

fn shipped() -> (Source, coursedeck::ids::CourseId) {
    (Source::Shipped, "using-a-computer".parse().expect("it is an id"))
}

/// A course of two languages, and what the shelf reads of it.
fn reading(bench: &mut Criterion) {
    let (source, id) = shipped();
    let bytes: usize = load(&source, &id).sources.values().map(String::len).sum();
    let mut group = bench.benchmark_group("reading");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("a course", |it| it.iter(|| black_box(load(&source, &id))));
    group.finish();
    let library = Library::new(Vec::<PathBuf>::new());
    bench
        .bench_function("reading/a header", |it| it.iter(|| black_box(library.header(&id, &Tag::english()))));
}

/// A paper, and the marks of its right answers.
fn asking(bench: &mut Criterion) {
    let (source, id) = shipped();
    let course = load(&source, &id).course.expect("it is whole").course;
    bench.bench_function("asking/an exam is drawn", |it| {
        it.iter(|| black_box(draw(&course, &Sitting::Exam, Seed(2026))));
    });
    let pool = &course.modules[0].pool;
    let answers: Vec<_> = pool.iter().filter_map(|it| Some((&it.kind, right(&it.kind)?))).collect();
    bench.bench_function("asking/a pool is marked", |it| {
        it.iter(|| {
            for (kind, answer) in &answers {
                black_box(grade(kind, None, answer));
            }
        });
    });
}

/// A lesson becomes cells.
fn drawing(bench: &mut Criterion) {
    let (source, id) = shipped();
    let opened = load(&source, &id).course.expect("it is whole");
    let module = &opened.course.modules[0];
    let words =
        opened.words(&Tag::english()).lesson(&module.id, &module.lessons[0].id).expect("it has words");
    let page = Page { parts: vec![Part::Prose(markdown::blocks(&words.body))], ..Page::default() };
    let catalog = Catalog::shipped(&Tag::english());
    let look = Look::of(&Default::default(), Abilities::of(None, &|_| None), &catalog);
    let area = Rect::new(0, 0, 80, 24);
    bench.bench_function("drawing/a lesson", |it| {
        it.iter(|| {
            let mut buffer = Buffer::empty(area);
            black_box(tui::draw(&page, &mut View::default(), &look, area, &mut buffer));
        });
    });
}

/// Answers are kept.
fn keeping(bench: &mut Criterion) {
    let scratch = tempfile::tempdir().expect("there is room for files");
    let db = scratch.path().join("coursedeck.db");
    let mut group = bench.benchmark_group("keeping");
    group.sample_size(10);
    group.bench_function("twenty answers", |it| {
        it.iter(|| selftest::append(&db, 0, Some(20), &mut |_| ()).expect("the disk takes it"));
    });
    group.finish();
}
