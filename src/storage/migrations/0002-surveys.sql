-- Who answered a survey is stored nowhere. An answer stands under a key that only the survey's secret ties to a
-- person; no table of surveys has serial numbers, and answers have no times.
CREATE TABLE survey (
  platform text NOT NULL,
  tenant text NOT NULL,
  survey_id text NOT NULL,
  conversation text NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  subject_key text NOT NULL,
  starter text,
  address jsonb NOT NULL,
  definition jsonb NOT NULL,
  minimum integer NOT NULL,
  members integer,
  state text NOT NULL,
  started_at timestamptz NOT NULL,
  remind_at timestamptz NOT NULL,
  closes_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by text,
  result jsonb,
  card jsonb,
  card_posts integer NOT NULL,
  card_shown integer,
  card_claimed_at timestamptz,
  reminded boolean NOT NULL,
  announced boolean NOT NULL,
  sending_step text,
  sending_since timestamptz,
  due_at timestamptz,
  PRIMARY KEY (platform, tenant, survey_id)
);
CREATE UNIQUE INDEX survey_one_open ON survey (platform, tenant, conversation, kind) WHERE state = 'open';
CREATE INDEX survey_conversation ON survey (platform, tenant, conversation, started_at);
CREATE INDEX survey_due_at ON survey (due_at);
CREATE INDEX survey_ended_at ON survey (ended_at);

CREATE TABLE survey_secret (
  platform text NOT NULL,
  tenant text NOT NULL,
  survey_id text NOT NULL,
  key_id text,
  sealed text NOT NULL,
  PRIMARY KEY (platform, tenant, survey_id)
);

CREATE TABLE survey_answer (
  platform text NOT NULL,
  tenant text NOT NULL,
  survey_id text NOT NULL,
  answer_key text NOT NULL,
  answers jsonb NOT NULL,
  PRIMARY KEY (platform, tenant, survey_id, answer_key)
);
