import type { Day } from './words.ts';

const officeOffsetMs = 8 * 3_600_000;

/** The office's day (Asia/Shanghai, no summer time since 1991) of an instant in milliseconds. */
export const dayOf = (instantMs: number): Day => new Date(instantMs + officeOffsetMs).toISOString().slice(0, 10) as Day;

/** Milliseconds from `nowMs` until the last moment of `day` at the office; at least 1. */
export const untilEndOf = (day: Day, nowMs: number): number => Math.max(1, Date.parse(`${day}T23:59:59.999+08:00`) - nowMs);

/** The calendar day `days` after `day`. */
export const daysAfter = (day: Day, days: number): Day => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as Day;
