// Words that uploaders add to a title without naming another recording.
const NEUTRAL = new Set(
  `official officiel officielle oficial ufficiale offizielles offiziell video videos videoclip clip clipe
   musikvideo music lyric lyrics letra letras paroles testo audio visualizer visualiser visual hd hq uhd fhd
   4k 8k 2k 1080p 720p 480p 2160p 1440p 60fps mv m v pv explicit clean uncensored remaster remastered
   upgrade upscale upscaled high quality good best full complete song single album version ver track new hot
   premiere debut sub subs subtitulado subtitulada subtitles subtitle espanol english eng legendado traducao
   traduccion translation translated ingles han rom romanized romaji kan color colour coded stereo mono
   digital original ost soundtrack from the film movie motion picture series on screen with by x ft feat
   featuring and presents prod produced vevo topic deluxe edition bonus hit feat vinyl lp cd ep flac
   432hz lossless fan made unofficial vertical tv tiktok viral trending reupload`.split(/\s+/),
)
const SIGNS = /^[^\p{L}\p{N}]+$/u
const YEAR = /^(19|20)\d\d$/

/** True for a word in the title of a video that does not distinguish recordings. */
export const isNeutral = (token: string): boolean =>
  NEUTRAL.has(token) || YEAR.test(token) || SIGNS.test(token)

/** The same words, such as "official video", in scripts without spaces. */
export const UNSPACED_NEUTRAL =
  /公式|官方|高清|完整版|動態歌詞|歌詞付き|歌詞|歌词|가사|공식|뮤직비디오|ミュージックビデオ|オフィシャル|フル/g
