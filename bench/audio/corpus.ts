import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { AudioFormat } from '@/lib/audio/decode/decode'
import { pieces } from '@/lib/demo-music/catalogue'
import { renderPiece } from '@/lib/demo-music/render'
import { readTempos } from './midi'
import { findSoundFont, runProgram } from './tools'

/** A recording of the benchmark; `bpm` and `key` are its ground truth, if known. */
export type Case = {
  name: string
  group: string
  path: string
  format: AudioFormat
  bpm?: number
  key?: string
}
export type Corpus = { cases: Case[]; omitted: string[] }

const GROUND_TRUTH = '../shared/data/audio-truth'
const WESNOTH = '/usr/share/games/wesnoth/1.16/data/core/music'
const MAX_WESNOTH_TRACKS = 12

/** Collects all recordings and renders MIDI files into `folder`. `omitted` lists what has no ground truth, and why. */
export function createCorpus(folder: string): Corpus {
  mkdirSync(folder, { recursive: true })
  const parts = [accompaniments(folder), compositions(folder), demoPieces(folder), recordings()]
  return {
    cases: parts.flatMap((part) => part.cases),
    omitted: parts.flatMap((part) => part.omitted),
  }
}

/** Accompaniments by mma with tempo and key from labels.csv, in styles that the weights were not fitted on. */
function accompaniments(folder: string): Corpus {
  const file = join(GROUND_TRUTH, 'labels.csv')
  if (!existsSync(file)) return { cases: [], omitted: [`${GROUND_TRUTH} does not exist: no MIDI`] }
  const omitted: string[] = []
  const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1)
  const cases = rows.map((row): Case => {
    const [midi = '', , bpm, key = ''] = row.split(',')
    if (key.startsWith('none')) omitted.push(`${midi}: key, because it has only drums`)
    return {
      name: basename(midi, '.mid'),
      group: 'mma (held out)',
      path: render(join(GROUND_TRUTH, midi), folder),
      format: 'wav',
      bpm: Number(bpm),
      key: key.startsWith('none') ? undefined : keyName(key),
    }
  })
  return { cases, omitted: omitted }
}

const keyName = (short: string) =>
  short.endsWith('m') ? `${short.slice(0, -1)} minor` : `${short} major`

/** Compositions with a single tempo in their MIDI file. Their keys change, so they have no key. */
function compositions(folder: string): Corpus {
  const source = join(GROUND_TRUTH, 'openttd-openmsx')
  if (!existsSync(source)) return { cases: [], omitted: [] }
  const files = readdirSync(source).filter((name) => name.endsWith('.mid'))
  const omitted = [`${files.length} files of OpenMSX: key, because it changes or is not labelled`]
  const cases = files.flatMap((name): Case[] => {
    const tempos = readTempos(join(source, name))
    if (new Set(tempos.map(Math.round)).size !== 1) {
      omitted.push(`${name}: tempo, because it sets ${tempos.length}`)
      return []
    }
    const path = render(join(source, name), folder)
    return [
      {
        name: basename(name, '.mid'),
        group: 'OpenMSX (held out)',
        path,
        format: 'wav',
        bpm: tempos[0],
      },
    ]
  })
  return { cases, omitted: omitted }
}

function demoPieces(folder: string): Corpus {
  const cases = pieces.map((piece): Case => {
    const path = join(folder, `${piece.id}.wav`)
    if (!existsSync(path)) writeFileSync(path, renderPiece(piece))
    const { id: name, bpm, key } = piece
    return { name, group: 'demo (weights fitted on other pieces)', path, format: 'wav', bpm, key }
  })
  return { cases, omitted: [] }
}

/** Recorded music, for loudness and speed: its tempo and key are not known. */
function recordings(): Corpus {
  if (!existsSync(WESNOTH)) return { cases: [], omitted: ['wesnoth-1.16-music is not installed'] }
  const names = readdirSync(WESNOTH).filter((name) => name.endsWith('.ogg'))
  const step = Math.max(1, Math.floor(names.length / MAX_WESNOTH_TRACKS))
  const cases = names
    .filter((_, index) => index % step === 0)
    .slice(0, MAX_WESNOTH_TRACKS)
    .map((name): Case => {
      const path = join(WESNOTH, name)
      return { name: basename(name, '.ogg'), group: 'Wesnoth (Vorbis)', path, format: 'vorbis' }
    })
  return { cases, omitted: ['Wesnoth: tempo and key, which are not labelled'] }
}

function render(midi: string, folder: string): string {
  const path = join(folder, `${basename(midi, '.mid')}.wav`)
  if (!existsSync(path)) {
    runProgram('fluidsynth', [
      '-ni',
      '-q',
      '-g',
      '0.6',
      '-r',
      '44100',
      '-F',
      path,
      findSoundFont()!,
      midi,
    ])
  }
  return path
}
