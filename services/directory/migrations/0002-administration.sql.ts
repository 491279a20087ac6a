const DIMENSIONS = ['area', 'organ', 'person', 'post', 'topic', 'term', 'congress_session'] as const;
/** The others have had their last day from the start. */
const WITHOUT_END = ['area', 'organ', 'person', 'topic'] as const;

/**
 * What administering the directory needs: a version for each row that can be changed, counted by the trigger that
 * revises it, and a last day for rows that had none. Nothing is ever deleted: it ends.
 */
export const administrationSql: readonly string[] = [
  ...DIMENSIONS.map((table) => `ALTER TABLE ${table} ADD COLUMN version integer NOT NULL DEFAULT 1`),
  ...WITHOUT_END.map((table) => `ALTER TABLE ${table} ADD COLUMN until_on date`),
  `ALTER TABLE area ADD CONSTRAINT area_district_lasts CHECK (kind <> 'DISTRICT' OR until_on IS NULL)`,
  `CREATE OR REPLACE FUNCTION revise() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     NEW.revision := nextval('directory.revision');
     IF TG_OP = 'UPDATE' THEN NEW.version := OLD.version + 1; END IF;
     RETURN NEW;
   END $$`,
  ...DIMENSIONS.map((table) => `REVOKE DELETE, TRUNCATE ON ${table} FROM redpine_directory`),
  'CREATE INDEX post_person ON post (person_id, from_on)',
];
