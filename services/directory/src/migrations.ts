import { auditLogMigration } from '@redpine/kit/audit/auditTables';
import { kitMigration, sqlMigration } from '@redpine/kit/kitTables';
import { administrationSql } from '../migrations/0002-administration.sql.ts';
import { deliverySql } from '../migrations/0003-delivery.sql.ts';
import { accountsSql } from '../migrations/0004-accounts.sql.ts';
import { delegationSql } from '../migrations/0005-delegation.sql.ts';
import { personalSql } from '../migrations/0006-personal.sql.ts';
import { tablesSql } from '../migrations/tables.sql.ts';

/** Directory's own tables, in the order in which they are made. */
export const migrations = [
  kitMigration('directory'),
  sqlMigration('0001_directory', tablesSql),
  sqlMigration('0002_administration', administrationSql),
  sqlMigration('0003_delivery', deliverySql),
  sqlMigration('0004_accounts', accountsSql),
  sqlMigration('0005_delegation', delegationSql),
  sqlMigration('0006_personal', personalSql),
  auditLogMigration('directory'),
];
