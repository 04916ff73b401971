import { expect as expectSoon } from '@playwright/test'

/** Waits for Parley as a person would on a busy machine: waiting is not counted. */
export const expect = expectSoon.configure({ timeout: 30_000 })
