-- Events that were acknowledged and are not answered yet. A row is removed with the answer, seconds later; the rows of a
-- replica that died are taken over by another one once their time is up.
CREATE TABLE inbox_event (
  platform text NOT NULL,
  tenant text NOT NULL,
  event_id text NOT NULL,
  conversation text NOT NULL,
  person text NOT NULL,
  event jsonb NOT NULL,
  -- How many replicas have had it.
  takes integer NOT NULL,
  -- From here on another replica may take it.
  claimable_at timestamptz NOT NULL,
  PRIMARY KEY (platform, tenant, event_id)
);

CREATE INDEX inbox_event_claimable_at ON inbox_event (claimable_at);
