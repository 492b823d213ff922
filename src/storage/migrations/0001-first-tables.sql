CREATE TABLE processed_event (
  platform text NOT NULL,
  tenant text NOT NULL,
  event_id text NOT NULL,
  claimed_at timestamptz NOT NULL,
  PRIMARY KEY (platform, tenant, event_id)
);
CREATE INDEX processed_event_claimed_at ON processed_event (claimed_at);

CREATE TABLE conversation_case (
  platform text NOT NULL,
  tenant text NOT NULL,
  conversation text NOT NULL,
  thread text NOT NULL,
  person text NOT NULL,
  record jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (platform, tenant, conversation, thread, person)
);
CREATE INDEX conversation_case_person ON conversation_case (platform, tenant, person);
CREATE INDEX conversation_case_saved_at ON conversation_case (saved_at);

CREATE TABLE answer (
  platform text NOT NULL,
  tenant text NOT NULL,
  conversation text NOT NULL,
  answer_id text NOT NULL,
  thread text NOT NULL,
  person text NOT NULL,
  record jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (platform, tenant, conversation, answer_id)
);
CREATE INDEX answer_thread ON answer (platform, tenant, conversation, thread, saved_at);
CREATE INDEX answer_person ON answer (platform, tenant, person);
CREATE INDEX answer_saved_at ON answer (saved_at);

CREATE TABLE conversation_reference (
  platform text NOT NULL,
  tenant text NOT NULL,
  conversation text NOT NULL,
  person text,
  address jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (platform, tenant, conversation)
);

CREATE TABLE secret (
  platform text NOT NULL,
  tenant text NOT NULL,
  name text NOT NULL,
  key_id text NOT NULL,
  sealed text NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (platform, tenant, name)
);
CREATE INDEX secret_key_id ON secret (key_id);
