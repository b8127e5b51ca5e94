import { expect, it } from 'vitest'
import { parseLocationName } from '@/lib/importers/location-name'

it.each([
  ['/music/01 - Rain - Fog.mp3', 'Rain', 'Fog'],
  ['01 - Fog.mp3', null, 'Fog'],
  ['01. Fog.flac', null, 'Fog'],
  ['01-One-More-Time.mp3', null, 'One More Time'],
  ['03_se_me_olvido.mp3', null, 'se me olvido'],
  ['1-04 Fog.mp3', null, 'Fog'],
  ['0501 - Rain - Fog.mp3', 'Rain', 'Fog'],
  ['100 - Rain - Fog.mp3', 'Rain', 'Fog'],
  ['99 Balloons.mp3', null, '99 Balloons'],
  ['311 - Down.mp3', '311', 'Down'],
  ['x:\\Music\\Rain\\07 Fog.m4a', null, 'Fog'],
  ['file:///Music/Rain%20-%20Fog.mp3', 'Rain', 'Fog'],
  ["http://h.example/a/What's up? - 100% Fog.mp3", "What's up?", '100% Fog'],
  ['http://h.example/Rain%20-%20Fog.mp3?key=1#t', 'Rain', 'Fog'],
  ['Queen - The Works - Radio Ga Ga.mp3', 'Queen', 'Radio Ga Ga'],
  ['Oasis - Definitely Maybe - Live Forever.mp3', 'Oasis', 'Live Forever'],
  ['Rain - Fog - Snow Remix.mp3', 'Rain', 'Fog - Snow Remix'],
  ['Rain - Fog - Live at Wembley.mp3', 'Rain', 'Fog - Live at Wembley'],
  ['Fog - Remastered 2011.mp3', null, 'Fog - Remastered 2011'],
  ['Rain (2001 - 2005).mp3', null, 'Rain (2001 - 2005)'],
  ['relative.mp4', null, 'relative'],
])('reads %s as %s, %s', (location, artist, title) => {
  expect(parseLocationName(location)).toMatchObject({ artist, title })
})

it('decides about a number by that of the file before', () => {
  expect(parseLocationName('12 Fog.mp3')?.title).toBe('12 Fog')
  expect(parseLocationName('12 Fog.mp3', 11)?.title).toBe('Fog')
  expect(parseLocationName('99 Balloons.mp3', 3)?.title).toBe('99 Balloons')
})

it.each(['Fog [abcDEF123_0].mp3', 'Fog-abcDEF123_0.mp3', 'Fog_abcDEF123_0.mp3'])(
  'finds the id of the video in %s',
  (location) => {
    expect(parseLocationName(location)).toMatchObject({ title: 'Fog', youtubeId: 'abcDEF123_0' })
  },
)

it('reads no long word as the id of a video', () => {
  expect(parseLocationName('Fog (Soundtracks).mp3')?.youtubeId).toBeNull()
  expect(parseLocationName('Rain - Thunderbird.mp3')).toMatchObject({ title: 'Thunderbird' })
})

it.each(['http://radio.example:8000/', 'rtsp://radio.example/live', 'https://h.example/page'])(
  'finds no song in %s',
  (location) => {
    expect(parseLocationName(location)).toBeNull()
  },
)
