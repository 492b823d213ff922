CREATE TABLE tip_subscription (
  platform text NOT NULL,
  tenant text NOT NULL,
  conversation text NOT NULL,
  person text,
  reference jsonb NOT NULL,
  weekday integer NOT NULL,
  hour integer NOT NULL,
  minute integer NOT NULL,
  time_zone text NOT NULL,
  topics jsonb NOT NULL,
  set_by text,
  next_at timestamptz NOT NULL,
  next_week text NOT NULL,
  claimable_at timestamptz NOT NULL,
  claimed_by text,
  attempts integer NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (platform, tenant, conversation)
);
CREATE INDEX tip_subscription_claimable_at ON tip_subscription (platform, tenant, claimable_at);
CREATE INDEX tip_subscription_claimed_by ON tip_subscription (claimed_by) WHERE claimed_by IS NOT NULL;

CREATE TABLE tip_delivery (
  platform text NOT NULL,
  tenant text NOT NULL,
  conversation text NOT NULL,
  occasion text NOT NULL,
  person text,
  tip text,
  reason text NOT NULL,
  state text NOT NULL,
  due_at timestamptz NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (platform, tenant, conversation, occasion)
);
CREATE INDEX tip_delivery_at ON tip_delivery (at);

CREATE TABLE tip_vote (
  platform text NOT NULL,
  tenant text NOT NULL,
  conversation text NOT NULL,
  tip text NOT NULL,
  voter text NOT NULL,
  opinion text,
  more boolean NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (platform, tenant, conversation, tip, voter)
);
CREATE INDEX tip_vote_saved_at ON tip_vote (saved_at);
