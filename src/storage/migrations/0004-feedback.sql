CREATE TABLE feedback_setting (
  platform text NOT NULL,
  tenant text NOT NULL,
  keeps_questions boolean NOT NULL,
  conversation text,
  reference jsonb,
  proposed text,
  proposal jsonb,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (platform, tenant)
);

CREATE TABLE kept_question (
  platform text NOT NULL,
  tenant text NOT NULL,
  question_id text NOT NULL,
  day date NOT NULL,
  question text NOT NULL,
  intent text NOT NULL,
  gap text NOT NULL,
  PRIMARY KEY (platform, tenant, question_id)
);
CREATE INDEX kept_question_day ON kept_question (day);
