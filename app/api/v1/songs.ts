import { songs as contract } from '@/lib/contract/songs'
import { bind } from '@/lib/http/bind'
import { bindMedia } from '@/lib/http/bind-media'
import { findSongAudio } from '@/lib/services/songs/song-audio'
import { listSongs } from '@/lib/services/library/song-search'
import { findWaveform } from '@/lib/services/songs/song-waveform'
import { findSong, linkVideo, unlinkVideo } from '@/lib/services/songs/songs'

export const songs = [
  [contract.list, bind(contract.list, listSongs)],
  [contract.find, bind(contract.find, findSong)],
  [contract.audio, bindMedia(contract.audio, findSongAudio)],
  [contract.waveform, bind(contract.waveform, findWaveform)],
  [contract.linkVideo, bind(contract.linkVideo, linkVideo)],
  [contract.unlinkVideo, bind(contract.unlinkVideo, unlinkVideo)],
] as const
