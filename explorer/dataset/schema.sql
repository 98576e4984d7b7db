-- One dataset. Documented for readers of the file in data/README.md; these names are kept stable.
CREATE TABLE dataset (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE topic (key TEXT PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE category (key TEXT PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE figure (property TEXT PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE source (
  id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, title TEXT NOT NULL, short_title TEXT NOT NULL,
  author TEXT NOT NULL, publisher TEXT NOT NULL, published TEXT NOT NULL,
  published_inferred INTEGER NOT NULL, genre TEXT NOT NULL, vantage TEXT NOT NULL, rights TEXT NOT NULL,
  csl TEXT NOT NULL, original_sha256 TEXT NOT NULL, original_characters INTEGER NOT NULL);
CREATE TABLE layer (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source, key TEXT NOT NULL,
  edtf TEXT NOT NULL, inferred INTEGER NOT NULL, note TEXT NOT NULL);
CREATE TABLE scope (
  source_id INTEGER NOT NULL REFERENCES source, layer_id INTEGER REFERENCES layer, topic TEXT NOT NULL,
  edtf TEXT NOT NULL, lost INTEGER NOT NULL);
CREATE TABLE block (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source, layer_id INTEGER REFERENCES layer,
  position INTEGER NOT NULL, role TEXT NOT NULL, level INTEGER NOT NULL, paragraph INTEGER NOT NULL);
CREATE INDEX block_source ON block (source_id, position);
CREATE TABLE passage (
  id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, source_id INTEGER NOT NULL REFERENCES source,
  block_id INTEGER NOT NULL REFERENCES block, position INTEGER NOT NULL, text TEXT NOT NULL,
  speaker_id INTEGER REFERENCES entity, speaker TEXT NOT NULL, via TEXT NOT NULL, stance TEXT NOT NULL,
  layer_id INTEGER REFERENCES layer, note TEXT NOT NULL);
CREATE INDEX passage_block ON passage (block_id, position);
CREATE TABLE span (
  passage_id INTEGER NOT NULL REFERENCES passage, position INTEGER NOT NULL, start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, fingerprint INTEGER, letters_start INTEGER, letters_end INTEGER,
  PRIMARY KEY (passage_id, position)) WITHOUT ROWID;
CREATE TABLE set_aside (
  source_id INTEGER NOT NULL REFERENCES source, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  fingerprint INTEGER, letters_start INTEGER, letters_end INTEGER, reason TEXT NOT NULL);
CREATE TABLE emendation (
  source_id INTEGER NOT NULL REFERENCES source, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  fingerprint INTEGER, letters_start INTEGER, letters_end INTEGER,
  reading TEXT NOT NULL, why TEXT NOT NULL, certainty TEXT NOT NULL);
CREATE TABLE reading_order (
  source_id INTEGER NOT NULL REFERENCES source, position INTEGER NOT NULL, start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, fingerprint INTEGER, letters_start INTEGER, letters_end INTEGER,
  PRIMARY KEY (source_id, position)) WITHOUT ROWID;
CREATE TABLE reference (passage_id INTEGER NOT NULL REFERENCES passage, text TEXT NOT NULL);
CREATE INDEX reference_passage ON reference (passage_id);
CREATE TABLE anchor (source_id INTEGER NOT NULL REFERENCES source, start INTEGER NOT NULL, hash INTEGER NOT NULL);
-- Empty, but in a dataset that was made to contain the documents themselves.
CREATE TABLE original (source_id INTEGER PRIMARY KEY REFERENCES source, text TEXT NOT NULL);

CREATE TABLE entity (
  id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
  summary TEXT NOT NULL, salience INTEGER NOT NULL, rank INTEGER NOT NULL, state INTEGER NOT NULL);
CREATE INDEX entity_kind ON entity (kind, rank);
CREATE INDEX entity_rank ON entity (rank);
CREATE TABLE event (
  entity_id INTEGER PRIMARY KEY REFERENCES entity, category TEXT NOT NULL, level TEXT NOT NULL,
  lane TEXT NOT NULL);
CREATE TABLE actor (entity_id INTEGER PRIMARY KEY REFERENCES entity, actor_kind TEXT NOT NULL);
CREATE TABLE base (
  entity_id INTEGER PRIMARY KEY REFERENCES entity, site_kind TEXT NOT NULL, latitude REAL, longitude REAL,
  lane TEXT NOT NULL);
CREATE TABLE treaty (
  entity_id INTEGER PRIMARY KEY REFERENCES entity, treaty_kind TEXT NOT NULL, lane TEXT NOT NULL);
CREATE TABLE entity_topic (
  entity_id INTEGER NOT NULL REFERENCES entity, topic TEXT NOT NULL, PRIMARY KEY (entity_id, topic)) WITHOUT ROWID;
CREATE INDEX entity_topic_topic ON entity_topic (topic);
CREATE TABLE entity_source (
  entity_id INTEGER NOT NULL REFERENCES entity, source_id INTEGER NOT NULL REFERENCES source,
  claims INTEGER NOT NULL, PRIMARY KEY (entity_id, source_id)) WITHOUT ROWID;
CREATE INDEX entity_source_source ON entity_source (source_id);
CREATE TABLE entity_date (
  entity_id INTEGER PRIMARY KEY REFERENCES entity, first INTEGER, last INTEGER, open INTEGER NOT NULL);
CREATE TABLE entity_moment (
  entity_id INTEGER NOT NULL REFERENCES entity, first INTEGER NOT NULL, last INTEGER NOT NULL);
CREATE INDEX entity_moment_first ON entity_moment (first, last, entity_id);
CREATE INDEX entity_moment_entity ON entity_moment (entity_id);
CREATE TABLE name (
  entity_id INTEGER NOT NULL REFERENCES entity, text TEXT NOT NULL, language TEXT NOT NULL, kind TEXT NOT NULL,
  source_id INTEGER REFERENCES source, certainty TEXT NOT NULL, note TEXT NOT NULL);
CREATE INDEX name_entity ON name (entity_id);

CREATE TABLE claim (
  id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, entity_id INTEGER NOT NULL REFERENCES entity,
  property TEXT NOT NULL, object_id INTEGER REFERENCES entity, value TEXT NOT NULL, number_low REAL,
  number_high REAL, unit TEXT NOT NULL, edtf TEXT NOT NULL, as_of TEXT NOT NULL, status TEXT NOT NULL,
  inferred INTEGER NOT NULL, basis TEXT NOT NULL, note TEXT NOT NULL, source_id INTEGER REFERENCES source);
CREATE INDEX claim_entity ON claim (entity_id);
CREATE INDEX claim_object ON claim (object_id);
CREATE INDEX claim_status ON claim (status, entity_id);
CREATE INDEX claim_dated ON claim (entity_id, source_id, property, edtf, status, inferred, basis)
  WHERE edtf != '' AND basis = 'document';
CREATE INDEX claim_figure ON claim (property, entity_id) WHERE number_low IS NOT NULL OR value != '';
CREATE TABLE claim_passage (
  claim_id INTEGER NOT NULL REFERENCES claim, passage_id INTEGER NOT NULL REFERENCES passage,
  PRIMARY KEY (claim_id, passage_id)) WITHOUT ROWID;
CREATE INDEX claim_passage_passage ON claim_passage (passage_id);
CREATE TABLE period (
  entity_id INTEGER NOT NULL REFERENCES entity, kind TEXT NOT NULL, object_id INTEGER REFERENCES entity,
  edtf TEXT NOT NULL, start_earliest INTEGER, start_latest INTEGER, end_earliest INTEGER, end_latest INTEGER,
  open INTEGER NOT NULL, status TEXT NOT NULL, claim_id INTEGER NOT NULL REFERENCES claim);
CREATE INDEX period_entity ON period (entity_id);
CREATE INDEX period_object ON period (object_id);
CREATE TABLE participant (
  entity_id INTEGER NOT NULL REFERENCES entity, actor_id INTEGER NOT NULL REFERENCES entity,
  role TEXT NOT NULL, claim_id INTEGER NOT NULL REFERENCES claim);
CREATE INDEX participant_entity ON participant (entity_id);
CREATE INDEX participant_actor ON participant (actor_id);
CREATE TABLE relation (
  from_id INTEGER NOT NULL REFERENCES entity, to_id INTEGER NOT NULL REFERENCES entity, kind TEXT NOT NULL,
  claim_id INTEGER NOT NULL REFERENCES claim);
CREATE INDEX relation_from ON relation (from_id);
CREATE INDEX relation_to ON relation (to_id);
CREATE TABLE disagreement (id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, kind TEXT NOT NULL, note TEXT NOT NULL);
CREATE TABLE disagreement_claim (
  disagreement_id INTEGER NOT NULL REFERENCES disagreement, claim_id INTEGER NOT NULL REFERENCES claim,
  side INTEGER NOT NULL, position INTEGER NOT NULL);
CREATE INDEX disagreement_claim_claim ON disagreement_claim (claim_id);

-- The line: lanes of each scheme, and what stands in them as columns of numbers (little-endian).
CREATE TABLE lane (scheme TEXT NOT NULL, position INTEGER NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL,
  PRIMARY KEY (scheme, position)) WITHOUT ROWID;
CREATE TABLE time_column (scheme TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, data BLOB NOT NULL,
  PRIMARY KEY (scheme, name));  -- with row numbers: a part of such a blob can be read without the rest
-- The table beside it: a row for each of them and for all that has no date, by date, as columns of numbers.
CREATE TABLE table_column (name TEXT PRIMARY KEY, type TEXT NOT NULL, data BLOB NOT NULL) WITHOUT ROWID;

-- Each two documents: the entities that both tell of (ascending ids, 32 bits, little-endian), and a byte for each:
-- 2 nothing to compare, 3 they agree, 4 they differ.
CREATE TABLE pair (first_id INTEGER NOT NULL REFERENCES source, second_id INTEGER NOT NULL REFERENCES source,
  entities BLOB NOT NULL, states BLOB NOT NULL, PRIMARY KEY (first_id, second_id));

-- Filters: which things on the line have a value, and how many: their ascending ids (32 bits, little-endian); or where
-- that is shorter, a bit for each id from 0 on, the lowest of a byte first.
CREATE TABLE facet (field TEXT NOT NULL, position INTEGER NOT NULL, value TEXT NOT NULL, number INTEGER NOT NULL,
  data BLOB NOT NULL, PRIMARY KEY (field, position)) WITHOUT ROWID;

-- Search: row numbers ascend with salience; the words themselves are folded (see model/fold.py).
CREATE TABLE search_item (id INTEGER PRIMARY KEY, entity_id INTEGER REFERENCES entity,
  passage_id INTEGER REFERENCES passage);
CREATE INDEX search_item_entity ON search_item (entity_id) WHERE entity_id IS NOT NULL;
CREATE VIRTUAL TABLE search USING fts5 (
  title, names, words, more, content='', prefix='1 2 3', tokenize='unicode61 remove_diacritics 0');
