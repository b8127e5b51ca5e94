import { expect, it } from 'vitest'
import { looksMisencoded } from '@/lib/song-text/encoding-check'

const latin = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes)

it.each(['Björk', 'Сплин', 'Zoé Marée', 'Dvořák', 'Кино — Группа крови'])(
  'recognises %s in UTF-8 that was read as Windows-1252',
  (text) => expect(looksMisencoded(latin(new TextEncoder().encode(text)))).toBe(true),
)

it.each([
  ['Cyrillic of Windows-1251', 'Ãðóïïà êðîâè'],
  ['Cyrillic of Windows-1251, one word', 'Êèíî'],
  ['characters that were replaced', 'Bj\ufffdrk'],
  ['words that were lost', '????? ????'],
])('recognises %s', (_, text) => expect(looksMisencoded(text)).toBe(true))

it.each([
  'Björk',
  'Jóga',
  'Größe',
  'Été',
  'Señor Ñandú',
  'CAFÉ — Bar',
  'Où êtes-vous ?',
  'jäääär',
  'Ágætis byrjun',
  'Sigur Rós – ( )',
  'Что такое осень',
  '夜に駆ける',
  'What?',
  '???',
  '«CAFÉ»',
  'AÑO 25º',
])('takes %s as it is', (text) => expect(looksMisencoded(text)).toBe(false))
