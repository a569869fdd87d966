import type { RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Happened } from '../../core/contract.ts';
import type { CityId } from '../../core/ids.ts';
import type { Instant } from '../../core/time.ts';
import type { Sealing } from '../sealed/sealing.ts';

/** A transaction inside one city: row-level security lets nothing of another city through. */
export interface Tx {
  readonly cityId: CityId;
  /** The moment of the request, by the city's clock; the same throughout the transaction. */
  readonly now: Instant;
  readonly sealing: Sealing;
  /** Exactly the rows, each through its schema. */
  many<Row extends z.ZodType>(row: Row, query: RawBuilder<unknown>): Promise<z.output<Row>[]>;
  /** The first row, or null. */
  one<Row extends z.ZodType>(row: Row, query: RawBuilder<unknown>): Promise<z.output<Row> | null>;
  /** A statement whose rows do not matter. @returns how many rows it touched */
  run(query: RawBuilder<unknown>): Promise<number>;
  /** Leaves only if the transaction commits. */
  announce(happened: Happened): void;
  /** A room's log grew: whoever listens is woken after the commit. */
  wroteIn(roomId: string): void;
  /** Runs after the commit, in order; for things in memory that must follow the truth. */
  afterCommit(work: () => void): void;
}

/** The owner of the tables: no city, no wall. For migrations, the list of cities and sweeps over all. */
export interface OwnerTx {
  many<Row extends z.ZodType>(row: Row, query: RawBuilder<unknown>): Promise<z.output<Row>[]>;
  one<Row extends z.ZodType>(row: Row, query: RawBuilder<unknown>): Promise<z.output<Row> | null>;
  run(query: RawBuilder<unknown>): Promise<number>;
}
