import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Sort } from '@/lib/audio/decode/decode'
import { pieces } from '@/lib/demo-music/catalogue'
import { renderPiece } from '@/lib/demo-music/render'
import { tempiOf } from './midi'
import { run, soundFont } from './tools'

export type Case = {
  name: string
  group: string
  path: string
  sort: Sort
  bpm?: number
  key?: string
}
export type Corpus = { cases: Case[]; leftOut: string[] }

const TRUTH = '../shared/data/audio-truth'
const WESNOTH = '/usr/share/games/wesnoth/1.16/data/core/music'
const WESNOTH_MOST = 12

/** Everything there is to hear, rendered into `folder`. What has no truth says why. */
export function corpusIn(folder: string): Corpus {
  mkdirSync(folder, { recursive: true })
  const parts = [accompaniments(folder), compositions(folder), demo(folder), tracks()]
  return {
    cases: parts.flatMap((part) => part.cases),
    leftOut: parts.flatMap((part) => part.leftOut),
  }
}

/** Made by mma: tempo and key as labels.csv has them, for styles the weights were not fitted on. */
function accompaniments(folder: string): Corpus {
  const file = join(TRUTH, 'labels.csv')
  if (!existsSync(file)) return { cases: [], leftOut: [`${TRUTH} is not there: no MIDI.`] }
  const leftOut: string[] = []
  const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1)
  const cases = rows.map((row): Case => {
    const [midi = '', , bpm, key = ''] = row.split(',')
    if (key.startsWith('none')) leftOut.push(`${midi}: key, since it has drums only`)
    return {
      name: basename(midi, '.mid'),
      group: 'mma (held out)',
      path: rendered(join(TRUTH, midi), folder),
      sort: 'wav',
      bpm: Number(bpm),
      key: key.startsWith('none') ? undefined : keyName(key),
    }
  })
  return { cases, leftOut }
}

const keyName = (short: string) =>
  short.endsWith('m') ? `${short.slice(0, -1)} minor` : `${short} major`

/** Real compositions: tempo as the file sets it, where it sets one and keeps it; their keys change. */
function compositions(folder: string): Corpus {
  const source = join(TRUTH, 'openttd-openmsx')
  if (!existsSync(source)) return { cases: [], leftOut: [] }
  const files = readdirSync(source).filter((name) => name.endsWith('.mid'))
  const leftOut = [`${files.length} files of OpenMSX: key, which none of them keeps or truly names`]
  const cases = files.flatMap((name): Case[] => {
    const tempi = tempiOf(join(source, name))
    if (new Set(tempi.map(Math.round)).size !== 1) {
      leftOut.push(`${name}: tempo, since it sets ${tempi.length}`)
      return []
    }
    const path = rendered(join(source, name), folder)
    return [
      {
        name: basename(name, '.mid'),
        group: 'OpenMSX (held out)',
        path,
        sort: 'wav',
        bpm: tempi[0],
      },
    ]
  })
  return { cases, leftOut }
}

function demo(folder: string): Corpus {
  const cases = pieces.map((piece): Case => {
    const path = join(folder, `${piece.id}.wav`)
    if (!existsSync(path)) writeFileSync(path, renderPiece(piece))
    const { id: name, bpm, key } = piece
    return { name, group: 'demo (other pieces fitted)', path, sort: 'wav', bpm, key }
  })
  return { cases, leftOut: [] }
}

/** Recorded music: for loudness and speed, since nobody wrote its tempo and key down. */
function tracks(): Corpus {
  if (!existsSync(WESNOTH)) return { cases: [], leftOut: ['wesnoth-1.16-music is not installed'] }
  const names = readdirSync(WESNOTH).filter((name) => name.endsWith('.ogg'))
  const every = Math.max(1, Math.floor(names.length / WESNOTH_MOST))
  const cases = names
    .filter((_, index) => index % every === 0)
    .slice(0, WESNOTH_MOST)
    .map((name): Case => {
      const path = join(WESNOTH, name)
      return { name: basename(name, '.ogg'), group: 'Wesnoth (Vorbis)', path, sort: 'vorbis' }
    })
  return { cases, leftOut: ['Wesnoth: tempo and key, which nobody wrote down'] }
}

function rendered(midi: string, folder: string): string {
  const path = join(folder, `${basename(midi, '.mid')}.wav`)
  if (!existsSync(path)) {
    run('fluidsynth', ['-ni', '-q', '-g', '0.6', '-r', '44100', '-F', path, soundFont()!, midi])
  }
  return path
}
