import { testEdits } from './edits'
import { testNextErrors } from './next-errors'
import { testNextTurns } from './next-turns'
import { testRecovery } from './recovery'

/** Declares the tests of the shuffle that hold for every combination of stores. */
export function testShuffle(): void {
  testNextTurns()
  testNextErrors()
  testEdits()
  testRecovery()
}
