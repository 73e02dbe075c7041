// Every field of a case file, once: reading, checking, writing and the published schema all follow these functions.
//
// An Io has: version, own_id, ref, refs, text, word, words, time, moment, by, string, number, list. Required fields come first in
// each call's flags. The order of the calls is the order in which fields are written.
#pragma once
#include "case/case.h"
#include "case/limits.h"

namespace tolle::cases {

enum class Need : bool { Optional, Required };
enum class Kind : uint8_t { Event, Actor, Account, Source, Claim, Question, Remark, Step, Figure };  // whose ids
enum class Form : uint8_t { Url, Zone };
using enum Need;

template <class Io>
void describe(Io& io, Actor& x) {
  io.own_id("id", x.id, Kind::Actor);
  io.text("name", x.name, Required, kMaxLabel);
  io.word("party", x.party, Required);
}

template <class Io>
void describe(Io& io, Source& x) {
  io.own_id("id", x.id, Kind::Source);
  io.word("kind", x.kind, Required);
  io.text("text", x.text, Required, kMaxLine);
  io.time("time", x.time);
  io.string("url", x.url, Form::Url, kMaxUrl);
}

template <class Io>
void describe(Io& io, Account& x) {
  io.own_id("id", x.id, Kind::Account);
  io.text("name", x.name, Required, kMaxLabel);
  io.text("text", x.text, Optional, kMaxProse);
  io.refs("sources", x.sources, Kind::Source);
}

template <class Io>
void describe(Io& io, Telling& x) {
  io.ref("account", x.account, Kind::Account, Required);
  io.text("text", x.text, Optional, kMaxProse);
  io.text("channel", x.channel, Optional, kMaxLabel);
  io.time("time", x.time);
  io.word("certainty", x.certainty);
}

template <class Io>
void describe(Io& io, StaffImpact& x) {
  io.word("kind", x.kind, Required);
  io.ref("who", x.who, Kind::Actor, Required);
  io.text("text", x.text, Optional, kMaxLine);
}

template <class Io>
void describe(Io& io, Consequence& x) {
  io.word("who", x.who, Required);
  io.word("effect", x.effect, Required);
  io.text("text", x.text, Required, kMaxLine);
}

template <class Io>
void describe(Io& io, Event& x) {
  io.own_id("id", x.id, Kind::Event);
  io.word("lane", x.lane, Required);
  io.text("title", x.title, Required, kMaxLabel);
  io.text("text", x.text, Optional, kMaxProse);
  io.ref("actor", x.actor, Kind::Actor, Optional);
  io.text("channel", x.channel, Optional, kMaxLabel);
  io.word("visibility", x.visibility, Optional);
  io.time("time", x.time);
  io.time("until", x.until);
  io.refs("causes", x.causes, Kind::Event);
  io.refs("linked", x.linked, Kind::Event);
  io.list("told", x.told, kMaxItems);
  io.text("difference", x.difference, Optional, kMaxLine);
  io.refs("sources", x.sources, Kind::Source);
  io.word("certainty", x.certainty, Optional);
  io.words("flags", x.flags);
  io.ref("duplicate_of", x.duplicate_of, Kind::Event, Optional);
  io.words("acts", x.acts);
  io.words("stances", x.stances);
  io.list("staff", x.staff, kMaxItems);
  io.list("consequences", x.consequences, kMaxItems);
}

template <class Io>
void describe(Io& io, Voice& x) {
  io.ref("event", x.event, Kind::Event, Required);
  io.word("verdict", x.verdict, Required);
  io.ref("by", x.by, Kind::Actor, Optional);
  io.refs("through", x.through, Kind::Actor);
  io.ref("account", x.account, Kind::Account, Optional);
  io.word("certainty", x.certainty, Optional);
  io.text("text", x.text, Optional, kMaxLine);
}

template <class Io>
void describe(Io& io, Claim& x) {
  io.own_id("id", x.id, Kind::Claim);
  io.text("text", x.text, Required, kMaxLine);
  io.list("voices", x.voices, kMaxItems, 1);
}

template <class Io>
void describe(Io& io, Answer& x) {
  io.ref("event", x.event, Kind::Event, Required);
  io.word("extent", x.extent, Required);
  io.text("text", x.text, Optional, kMaxLine);
}

template <class Io>
void describe(Io& io, Question& x) {
  io.own_id("id", x.id, Kind::Question);
  io.text("text", x.text, Required, kMaxLine);
  io.ref("asked", x.asked, Kind::Event, Required);
  io.ref("by", x.by, Kind::Actor, Optional);
  io.ref("to", x.to, Kind::Actor, Optional);
  io.list("answers", x.answers, kMaxItems);
}

template <class Io>
void describe(Io& io, Remark& x) {
  io.own_id("id", x.id, Kind::Remark);
  io.word("kind", x.kind, Required);
  io.text("text", x.text, Required, kMaxProse);
  io.refs("events", x.events, Kind::Event);
  io.refs("sources", x.sources, Kind::Source);
}

template <class Io>
void describe(Io& io, FigureNumber& x) {
  io.text("label", x.label, Required, kMaxLabel);
  io.text("value", x.value, Required, kMaxLabel);
}

template <class Io>
void describe(Io& io, FigureBar& x) {
  io.text("label", x.label, Required, kMaxLabel);
  io.number("value", x.value);
  io.number("part", x.part);
}

template <class Io>
void describe(Io& io, Figure& x) {
  io.own_id("id", x.id, Kind::Figure);
  io.text("title", x.title, Required, kMaxLabel);
  io.text("text", x.text, Optional, kMaxLine);
  io.ref("source", x.source, Kind::Source, Optional);
  io.ref("event", x.event, Kind::Event, Optional);
  io.time("taken", x.taken);
  io.list("numbers", x.numbers, kMaxItems);
  io.text("unit", x.unit, Optional, kMaxLabel);
  io.text("part", x.part, Optional, kMaxLabel);
  io.list("bars", x.bars, kMaxBars);
  io.string("url", x.url, Form::Url, kMaxUrl);
}

template <class Io>
void describe(Io& io, Step& x) {
  io.own_id("id", x.id, Kind::Step);
  io.moment("cursor", x.cursor);
  io.refs("zoom", x.zoom, Kind::Event);
  io.refs("selection", x.selection, Kind::Event);
  io.ref("account", x.account, Kind::Account, Optional);
  io.word("axis", x.axis, Optional);
  io.text("caption", x.caption, Required, kMaxLine);
  io.text("notes", x.notes, Optional, kMaxProse);
}

template <class Io>
void describe(Io& io, Case& x) {
  io.version();
  io.own_id("id", x.id);
  io.text("title", x.title, Required, kMaxLabel);
  io.text("subtitle", x.subtitle, Optional, kMaxLine);
  io.text("place", x.place, Optional, kMaxLabel);
  io.text("summary", x.summary, Optional, kMaxProse);
  io.string("zone", x.zone, Form::Zone, kMaxId);
  io.ref("origin", x.origin, Kind::Event, Optional);
  io.ref("complaint", x.complaint, Kind::Event, Optional);
  io.list("actors", x.actors, kMaxActors);
  io.list("accounts", x.accounts, kMaxAccounts);
  io.list("sources", x.sources, kMaxSources);
  io.list("events", x.events, kMaxEvents, 1);
  io.list("claims", x.claims, kMaxClaims);
  io.list("questions", x.questions, kMaxQuestions);
  io.list("remarks", x.remarks, kMaxRemarks);
  io.list("figures", x.figures, kMaxFigures);
  io.list("steps", x.steps, kMaxSteps);
}

}  // namespace tolle::cases
