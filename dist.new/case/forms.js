// What can be written of each part of a case, in the order of its form. `more`: behind a fold, unless there is something in it.
export const SECTIONS = ['case', 'events', 'claims', 'questions', 'actors', 'accounts', 'sources', 'figures', 'steps', 'remarks'];

const text = (name, more = {}) => ({ kind: 'text', name, ...more });
const word = (name, words, more = {}) => ({ kind: 'word', name, words, ...more });
const words = (name, list, more = {}) => ({ kind: 'words', name, words: list, ...more });
const ref = (name, list, more = {}) => ({ kind: 'ref', name, list, ...more });
const refs = (name, list, more = {}) => ({ kind: 'refs', name, list, ...more });
const list = (name, fields, fresh, more = {}) => ({ kind: 'list', name, fields, fresh, ...more });
const time = (name, more = {}) => ({ kind: 'time', name, ...more });
const id = { kind: 'id', name: 'id' };
const zones = () => Intl.supportedValuesOf?.('timeZone') ?? [];

const firstId = (desk, kind) => desk.doc.value[kind]?.[0]?.id ?? '';

export const FORMS = {
  case: [
    { fields: [text('title', { required: true }), text('subtitle'), text('place'), text('summary', { lines: 4 }),
      { kind: 'line', name: 'zone', placeholder: 'Europe/Paris', hint: 'zone', choices: zones },
      ref('complaint', 'events', { none: 'write.the_first', hint: 'complaint' }), ref('origin', 'events', { none: 'write.the_first', hint: 'origin' })] },
    { more: 'file', fields: [id] }
  ],
  events: [
    { fields: [text('title', { required: true }), word('lane', 'lane', { required: true, reshow: true }), text('text', { lines: 3, label: 'what' }), time('time'),
      ref('actor', 'actors'), text('channel', { hint: 'channel' }), word('visibility', 'visibility'), refs('causes', 'events', { self: true, hint: 'causes' }), refs('sources', 'sources'), word('certainty', 'certainty')] },
    { more: 'until', fields: [time('until')] },
    { more: 'staff', fields: [list('staff', [word('kind', 'impact', { required: true, label: 'impact' }), ref('who', 'actors', { required: true }), text('text', { label: 'note' })],
      desk => ({ kind: desk.words.impact[0], who: firstId(desk, 'actors') }))] },
    { more: 'consequences', fields: [list('consequences', [word('who', 'party', { required: true, label: 'bearer' }), word('effect', 'effect', { required: true }), text('text', { required: true, label: 'what_borne' })],
      desk => ({ who: desk.words.party[0], effect: desk.words.effect[0], text: desk.t('write.fresh.consequence') }))] },
    { more: 'acts', fields: [words('acts', 'act')] },
    { more: 'stances', fields: [words('stances', 'stance')] },
    { more: 'told', fields: [list('told', [ref('account', 'accounts', { required: true }), text('text', { lines: 2, label: 'told_text' }), text('channel'), time('time', { label: 'told_time' }), word('certainty', 'certainty', { none: 'write.as_the_event' })],
      desk => ({ account: firstId(desk, 'accounts') })), text('difference', { lines: 2, hint: 'difference' })] },
    { more: 'file', fields: [words('flags', 'flag'), refs('linked', 'events', { self: true }), ref('duplicate_of', 'events', { self: true, none: 'write.none_of_them' }), id] }
  ],
  claims: [{ fields: [text('text', { required: true, lines: 2, label: 'claim' }), list('voices', [
    ref('event', 'events', { required: true, label: 'said_in' }), word('verdict', 'verdict', { required: true }), ref('by', 'actors'), refs('through', 'actors', { hint: 'through' }),
    ref('account', 'accounts', { none: 'write.every_account', label: 'only_account' }), word('certainty', 'certainty'), text('text', { lines: 2, label: 'note' })],
    desk => ({ event: firstId(desk, 'events'), verdict: 'asserts' }), { required: true })] }, { more: 'file', fields: [id] }],
  questions: [{ fields: [text('text', { required: true, lines: 2, label: 'question' }), ref('asked', 'events', { required: true }), ref('by', 'actors'), ref('to', 'actors', { label: 'asked_of' }),
    list('answers', [ref('event', 'events', { required: true, label: 'answered_in' }), word('extent', 'extent', { required: true }), text('text', { lines: 2, label: 'answer' })],
      desk => ({ event: firstId(desk, 'events'), extent: 'part' }))] }, { more: 'file', fields: [id] }],
  actors: [{ fields: [text('name', { required: true, hint: 'role' }), word('party', 'party', { required: true })] }, { more: 'file', fields: [id] }],
  accounts: [{ fields: [text('name', { required: true }), text('text', { lines: 2, label: 'about' }), refs('sources', 'sources')] }, { more: 'file', fields: [id] }],
  sources: [{ fields: [text('text', { required: true, lines: 2, label: 'source', hint: 'source' }), word('kind', 'source', { required: true, label: 'source_kind' }), { kind: 'line', type: 'url', name: 'url', placeholder: 'https://' }, time('time', { label: 'source_time' })] }, { more: 'file', fields: [id] }],
  figures: [{ fields: [text('title', { required: true }), text('text', { lines: 2, label: 'figure_text' }),
    list('numbers', [text('label', { required: true, label: 'number_label' }), text('value', { required: true, label: 'number_value' })],
      desk => ({ label: desk.t('write.fresh.number'), value: '0' })),
    { kind: 'bars', name: 'bars' }, text('unit', { label: 'figure_unit' }), text('part', { label: 'figure_part' }),
    ref('event', 'events', { none: 'write.none_of_them', hint: 'figure_event' }), ref('source', 'sources', { none: 'write.none_of_them', label: 'figure_source' }), { kind: 'line', type: 'url', name: 'url', placeholder: 'https://' }, time('taken', { label: 'figure_taken' })] }, { more: 'file', fields: [id] }],
  steps: [{ fields: [text('caption', { required: true, lines: 2 }), { kind: 'moment', name: 'cursor', hint: 'cursor' }, refs('zoom', 'events', { hint: 'zoom' }), refs('selection', 'events'), text('notes', { lines: 4, hint: 'notes' })] },
    { more: 'file', fields: [ref('account', 'accounts', { none: 'write.every_account', label: 'only_account' }), word('axis', 'axis'), id] }],
  remarks: [{ fields: [word('kind', 'remark', { required: true, label: 'remark_kind' }), text('text', { required: true, lines: 3, label: 'remark' }), refs('events', 'events'), refs('sources', 'sources')] }, { more: 'file', fields: [id] }]
};

// A new one of each: nothing in it is wrong, so that the case stays readable while it is being written.
export const FRESH = {
  events: desk => ({ lane: 'complaint', title: desk.t('write.fresh.events') }),
  claims: desk => ({ text: desk.t('write.fresh.claims'), voices: [{ event: firstId(desk, 'events'), verdict: 'asserts' }] }),
  questions: desk => ({ text: desk.t('write.fresh.questions'), asked: firstId(desk, 'events') }),
  actors: desk => ({ name: desk.t('write.fresh.actors'), party: 'public' }),
  accounts: desk => ({ name: desk.t('write.fresh.accounts') }),
  figures: desk => ({ title: desk.t('write.fresh.figures') }),
  sources: desk => ({ kind: 'other', text: desk.t('write.fresh.sources') }),
  steps: desk => ({ caption: desk.t('write.fresh.steps') }),
  remarks: desk => ({ kind: 'undated', text: desk.t('write.fresh.remarks') })
};
export const freshCase = t => ({
  format: 'tolle-case', version: 1, id: 'my-case', title: t('write.fresh.case'), zone: Intl.DateTimeFormat().resolvedOptions().timeZone, origin: 'N1', complaint: 'N1',
  actors: [{ id: 'P1', name: t('write.fresh.complainant'), party: 'complainant' }, { id: 'P2', name: t('write.fresh.worker'), party: 'worker' }, { id: 'P3', name: t('write.fresh.organisation'), party: 'organisation' }],
  events: [{ id: 'N1', lane: 'complaint', title: t('write.fresh.complaint'), actor: 'P1' }]
});
