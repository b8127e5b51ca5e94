import { testEdits } from './edits'
import { testLostTurns } from './lost-turns'
import { testNextErrors } from './next-errors'
import { testNextTurns } from './next-turns'
import { testPlay } from './play'
import { testPlayLists } from './play-lists'
import { testPlayRaces } from './play-races'
import { testPlaySongs } from './play-songs'
import { testPlayable } from './playable'
import { testRecovery } from './recovery'
import { testReturn } from './return'

/** Declares the tests of the shuffle that hold for every combination of stores. */
export function testShuffle(): void {
  testNextTurns()
  testNextErrors()
  testEdits()
  testPlay()
  testPlaySongs()
  testPlayLists()
  testPlayRaces()
  testPlayable()
  testReturn()
  testRecovery()
  testLostTurns()
}
