import { expect, it } from 'vitest'
import { readVideoSong } from '@/lib/matching/song-of-video'

it.each([
  ['Adele - Hello (Official Music Video)', 'AdeleVEVO', 'Hello', ['Adele']],
  ['Hello', 'Adele - Topic', 'Hello', ['Adele']],
  ['Hello (Official Video)', 'Adele', 'Hello', ['Adele']],
  ['Shake It Off', 'TaylorSwiftVEVO', 'Shake It Off', ['Taylor Swift']],
  [
    'Daft Punk – Get Lucky (Official Audio) ft. Pharrell Williams, Nile Rodgers',
    'x',
    'Get Lucky',
    ['Daft Punk', 'Pharrell Williams', 'Nile Rodgers'],
  ],
  [
    'Mark Ronson - Uptown Funk (Official Video) ft. Bruno Mars',
    'x',
    'Uptown Funk',
    ['Mark Ronson', 'Bruno Mars'],
  ],
  ['Oasis - Wonderwall (Live at Knebworth) [HD]', 'x', 'Wonderwall (Live at Knebworth)', ['Oasis']],
  ['Queen - Bohemian Rhapsody | Lyrics', 'x', 'Bohemian Rhapsody', ['Queen']],
  ['Yellow - Coldplay', 'Coldplay', 'Yellow', ['Coldplay']],
  ['Fleetwood Mac "Dreams"', 'fan', 'Dreams', ['Fleetwood Mac']],
  ['【公式】YOASOBI「夜に駆ける」', 'Ayase', '夜に駆ける', ['YOASOBI']],
  [
    '(Sittin’ On) The Dock Of The Bay',
    'Otis Redding',
    '(Sittin’ On) The Dock Of The Bay',
    ['Otis Redding'],
  ],
  ['Official Video', 'Somebody', 'Official Video', ['Somebody']],
  ['', '', '', []],
])('%s (%s) is %s by %j', (title, channel, name, artists) => {
  expect(readVideoSong({ title, channel })).toEqual({ title: name, artists })
})
