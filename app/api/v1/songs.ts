import { songs as contract } from '@/lib/contract/songs'
import { bind } from '@/lib/http/bind'
import { bindMedia } from '@/lib/http/bind-media'
import { listSongs } from '@/lib/services/library/song-search'
import { findSongAudio } from '@/lib/services/songs/song-audio'
import { findWaveform } from '@/lib/services/songs/song-waveform'
import { findSong } from '@/lib/services/songs/songs'
import { linkVideo, unlinkVideo } from '@/lib/services/videos/link-video'

export const songs = [
  [contract.list, bind(contract.list, listSongs)],
  [contract.find, bind(contract.find, findSong)],
  [contract.audio, bindMedia(contract.audio, findSongAudio)],
  [contract.waveform, bind(contract.waveform, findWaveform)],
  [contract.linkVideo, bind(contract.linkVideo, linkVideo)],
  [contract.unlinkVideo, bind(contract.unlinkVideo, unlinkVideo)],
] as const
