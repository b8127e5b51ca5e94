export type ColumnField =
  | 'title'
  | 'artists'
  | 'channel'
  | 'artistUris'
  | 'artistCount'
  | 'album'
  | 'albumArtists'
  | 'albumArtistUris'
  | 'milliseconds'
  | 'seconds'
  | 'minutes'
  | 'duration'
  | 'isrc'
  | 'spotify'
  | 'video'
  | 'explicit'
  | 'genres'
  | 'released'
  | 'discNumber'
  | 'trackNumber'
  | 'cover'
  | 'addedAt'
  | 'location'
  | 'playlist'
  | 'type'
  | 'excluded'
  | 'description'
  | 'playlistId'
  | 'songId'

/**
 * The headings of each column in the languages of exports, separated by `|`. The first line of a
 * field is Exportify's (ar de el en es fr it ja nl pt sv tr); the others are common.
 */
export const columnHeadings: Record<ColumnField, string> = {
  title: `Track Name|Track-Name|Nombre de la canción|Nom du titre|Nome della traccia|Nome da faixa|Nummernaam|Låtens namn|Parça Adı|Όνομα κομματιού|اسم الأغنية|トラック名|
    Title|Track Title|Song Title|Song Name|Song|Titel|Songtitel|Liedtitel|Lied|Título|Título de la canción|Canción|Titre|Morceau|Chanson|Titolo|Brano|Canzone|Título da música|Música|Låt|Şarkı|Tytuł|Utwór|Название|Название трека|Песня|Композиция|Τίτλος|العنوان|タイトル|曲名|歌曲|歌名|标题|제목|곡명|
    Sang|Sangtitel|Sangnavn|Tittel|Låt|Låttittel|Kappale|Kappaleen nimi|Skladba|Název skladby|Názov skladby|Píseň|Dal|Dal címe|Cím|Piesă|Melodie|Titlu|Pjesma|Pesma|Naslov|Naziv pjesme|Заглавие|Песен|Пісня|Назва пісні|Títol|Cançó|Pealkiri|Pavadinimas|Nosaukums|Titill|Judul|Judul Lagu|Lagu|Tên bài hát|Bài hát|ชื่อเพลง|เพลง|गाना|गीत|शीर्षक|شعر|نام آهنگ|آهنگ|الأغنية|שם השיר|שיר|歌曲名稱|歌曲名称|標題|曲|노래|노래 제목|Trackname|Song Names|Song/Track|Music|Trackliste|Video Title|Videotitel|
    Titre de la chanson|Nom de la chanson|Titre de la piste|Titolo del brano|Nome del brano|Título da faixa|Nome da música|Nombre de la pista|Título de la pista|Tracktitel|Titelname|Songname|Name des Titels|Titel van het nummer|Naam nummer|Название песни|Название композиции|Имя трека|Tytuł utworu|Nazwa utworu|Şarkı adı|曲のタイトル|楽曲名|ชื่อเพลง`,
  artists: `Artist Name(s)|Künstlername(n)|Nombre(s) del artista|Nom(s) de l'artiste|Nome dell'artista|Nome(s) do artista|Naam van artiest|Artistens namn|Sanatçı Adı|Όνομα/τα καλλιτέχνη|أسماء الفنانين|アーティスト名|
    Artist|Artists|Artist Name|Artist Names|Track Artist|Track Artists|Performer|Band|Creator|Interpret|Interpreten|Künstler|Künstlername|Artista|Artistas|Intérprete|Artiste|Artistes|Interprète|Artisti|Artiest|Artiesten|Sanatçı|Wykonawca|Artysta|Исполнитель|Исполнители|Артист|Καλλιτέχνης|الفنان|アーティスト|歌手|艺术家|艺人|아티스트|가수|
    Kunstner|Kunstnere|Utøver|Artisti|Esittäjä|Umělec|Zpěvák|Umelec|Előadó|Előadók|Cântăreț|Izvođač|Izvajalec|Изпълнител|Виконавець|Esitaja|Atlikėjas|Izpildītājs|Flytjandi|Artis|Penyanyi|Nghệ sĩ|Ca sĩ|ศิลปิน|कलाकार|गायक|خواننده|هنرمند|المغني|אמן|זמר|מבצע|藝人|演出者|歌手名|アーティスト|가수|아티스트|가수명|Singer|Author|Main Artist|Primary Artist|Song Artist|Artist/Band|Band/Artist|Master Metadata Album Artist Name|
    Nom de l'artiste|Nom d'artiste|Nombre del artista|Nome do artista|Name des Künstlers|Künstler/in|Künstler:in|Künstler*in|Artiestennaam|Naam artiest|Kunstnernavn|Artistnamn|Имя исполнителя|Имя артиста|Nazwa wykonawcy|Nazwa artysty|Sanatçı|Jméno interpreta|Előadó neve|Tên nghệ sĩ`,
  channel: `Channel|Channel Title|Channel Name|Uploader|Video Owner Channel Title|Kanal|Chaîne|Canal|Canale|Канал|チャンネル|频道|頻道|채널`,
  artistUris: `Artist URI(s)|Künstler-URI(s)|URI(s) del artista|URI(s) de l'artiste|URI dell'artista|URI(s) do artista|Artiest-URI|Artistens URI|Sanatçı URI|URI καλλιτέχνη/ων|روابط الفنانين (URI)|アーティストURI|
    Artist URI|Artist URIs|Artist IDs|Artist ID(s)`,
  artistCount: `Artist Count|Number of Artists`,
  album: `Album Name|Album-Name|Nombre del álbum|Nom de l'album|Nome dell'album|Nome do álbum|Naam van album|Albumets namn|Albüm Adı|Όνομα άλμπουμ|اسم الألبوم|アルバム名|
    Album|Album Title|Albumtitel|Álbum|Titre de l'album|Albüm|Альбом|Άλμπουμ|الألبوم|アルバム|专辑|앨범|Release|
    Albumi|Album Navn|Albumnavn|Alb|Albumas|Album Názov|Àlbum|専輯|專輯|專輯名稱|专辑名称|أسم الألبوم|آلبوم|אלבום|อัลบั้ม|एल्बम|앨범명|
    Nom de l'album|Albumname|Name des Albums|Album-Titel|Titel des Albums|Título del álbum|Título do álbum|Titolo dell'album|Titel van het album|Название альбома|Имя альбома|Nazwa albumu|Tytuł albumu|Album Adı|アルバムタイトル`,
  albumArtists: `Album Artist Name(s)|Album-Künstlername(n)|Nombre(s) del artista del álbum|Nom(s) de l'artiste de l'album|Nome dell'artista dell'album|Nome(s) do artista do álbum|Naam van artiest op het album|Albumartistens namn|Albümdeki Sanatçı Adı|Όνομα/τα καλλιτέχνη άλμπουμ|أسماء فناني الألبوم|アルバムアーティスト名|
    Album Artist|Album Artists|Album Artist Name|Albuminterpret|Albumkünstler`,
  albumArtistUris: `Album Artist URI(s)|Album-Künstler-URI(s)|URI(s) del artista del álbum|URI(s) de l'artiste de l'album|URI dell'artista dell'album|URI(s) do artista do álbum|Artiest-URI van het album|Albumartistens URI|Albümdeki Sanatçı URI|URI καλλιτέχνη/ων άλμπουμ|روابط فناني الألبوم (URI)|アルバムアーティストURI`,
  milliseconds: `Track Duration (ms)|Track-Dauer (ms)|Duración de la canción (ms)|Durée du titre (ms)|Durata della traccia (ms)|Duração da faixa (ms)|Nummerduur (ms)|Låtlängd (ms)|Parça Süresi (ms)|Διάρκεια κομματιού (ms)|مدة الأغنية (بالمللي ثانية)|トラックの長さ（ミリ秒）|
    Duration (ms)|Duration ms|DurationMs|Length (ms)|Duration in ms|Length in ms|Duration (milliseconds)|Track Length (ms)|
    Milliseconds|Track Duration Ms|Total Time (ms)|Time Ms|Duration Millis|Dauer (ms)`,
  duration: `Duration|Track Duration|Length|Time|Total Time|Dauer|Länge|Duración|Durée|Durata|Duração|Duur|Längd|Süre|Длительность|
    Varighed|Varighet|Længde|Lengde|Kesto|Délka|Dĺžka|Hossz|Durată|Trajanje|Тривалість|Продължителност|Durada|Durasi|Thời lượng|Czas|Czas trwania|Süresi|長さ|時間|再生時間|时长|時長|길이|재생 시간|משך|المدة|مدت|ความยาว|Track Length|Song Length|Runtime|Laufzeit|Spieldauer|
    Duration (mm:ss)|Duration (hh:mm:ss)|Duration (m:ss)|Length (mm:ss)|Länge (mm:ss)|Durée (mm:ss)|Duración (mm:ss)|Zeit|Tiempo|Temps|Tijd|Tid|Speelduur|Продолжительность|Время|Długość|曲の長さ|Playtime|Play Length`,
  seconds: `Duration (s)|Duration Seconds|Duration (sec)|Duration (seconds)|Length (s)|Length (sec)|Length (seconds)|Length Seconds|Seconds|Total Time (s)|Time (s)|Duration sec|Track Duration (seconds)|Track Duration (s)|Duration in seconds|Track Length (s)|
    Dauer (s)|Länge (s)|Durée (s)|Duración (s)|Durata (s)|Duração (s)`,
  minutes: `Duration (min)|Duration (minutes)|Duration Minutes|Length (min)|Length (minutes)|Length Minutes|Total Time (min)|Time (min)|
    Dauer (min)|Länge (min)|Durée (min)|Duración (min)|Durata (min)|Duração (min)`,
  isrc: `ISRC|
    ISRC Code|ISRC Number`,
  spotify: `Track URI|Track-URI|URI de la canción|URI du titre|URI della traccia|URI da faixa|Nummer URI|Låtens URI|Parça URI|URI κομματιού|رابط الأغنية (URI)|トラックURI|
    Spotify URI|Spotify ID|Spotify - id|Spotify Track Id|Spotify URL|Track ID|TrackUri|
    Spotify Uri|Spotify Link|Spotify Track URI|Spotify Track URL|SpotifyID|Spotify`,
  video: `Video ID|Video-ID|ID de la vidéo|ID del video|ID del vídeo|ID do vídeo|ID video|Video-id|動画 ID|Идентификатор видео|
    YouTube ID|Youtube - id|YouTube Video ID|YouTube URL|Video URL|
    MediaId|Media ID|YouTube|YouTube Link|YouTube Video|YouTube Video URL|Video|Video Link|VideoUrl|YT ID|YT URL|YTID|ID vidéo|影片 ID|影片ID|视频 ID|视频ID|동영상 ID|ID wideo|ID filmu|Видео ID|ID видео|ID видеоролика|Video Kimliği|Videonun kimliği|Video-ID'er|Videotunnus|ID videa|Videoazonosító|ID videoclip|معرّف الفيديو|מזהה הסרטון|Webpage URL`,
  explicit: `Explicit|Explizit|Explícito|Explicite|Esplicito|Explícita|Expliciet|Açık İçerik|Ακατάλληλο|صريح|明示的な内容`,
  genres: `Artist Genres|Künstler-Genres|Géneros del artista|Genres de l'artiste|Generi dell'artista|Gêneros do artista|Genres van de artiest|Artistens genrer|Sanatçı Türleri|Είδη καλλιτέχνη|أنواع الفنان|アーティストジャンル|
    Genre|Genres|Género|Genere|Gênero|Жанр`,
  released: `Album Release Date|Veröffentlichungsdatum des Albums|Fecha de lanzamiento del álbum|Date de sortie de l'album|Data di rilascio dell'album|Data de lançamento do álbum|Releasedatum van het album|Albumets releasedatum|Albüm Çıkış Tarihi|Ημερομηνία κυκλοφορίας άλμπουμ|تاريخ إصدار الألبوم|アルバム発売日|
    Release Date|Release Year|Year|Jahr|Año|Année|Anno|Ano|Jaar|År|Год|
    Released Year|Released|Album Date|Date of Release|Rok|Rok wydania|Yil`,
  discNumber: `Disc Number|Disk Number|Disc No|Disc No.`,
  trackNumber: `Track Number|Track No|Track No.|
    Album Track Number|Track #|Tracknumber`,
  cover: `Album Image URL|Album-Bild-URL|URL de la imagen del álbum|URL de l'image de l'album|URL dell'immagine dell'album|URL da imagem do álbum|Album afbeelding-URL|Albumets bild-URL|Albüm Resim URL'si|URL εικόνας άλμπουμ|رابط صورة الألبوم|アルバム画像URL|
    Cover|Cover URL|Image|Image URL|Artwork|Artwork URL|
    Thumbnail|Thumbnail URL|ThumbnailUrl|Album Art|AlbumArt`,
  addedAt: `Added At|Hinzugefügt am|Añadido en|Ajouté le|Aggiunto il|Adicionado em|Toegevoegd op|Tillagd vid|Eklenme Tarihi|Προστέθηκε στις|أضيف في|追加日時|
    Added Date|AddedDate|Date Added|Time Added|Playlist Video Creation Timestamp|Zeitstempel der Erstellung des Playlist-Videos|
    Tag Time|TagTime|Added|Saved At|Liked At|Add Date|Date|Datum|Fecha|Data`,
  location: `Location|Path|File|File Path|Filename|URL|Link|Datei|Pfad|Ort|Emplacement|
    Dateipfad|Chemin|Ruta|Percorso|Filepath|Filnavn|Uri`,
  playlist: `Playlist Name|PlaylistName|Playlist|Playlist Title`,
  type: `Type|Typ|Tipo|Item Type|Entry Type|Objekttyp|Soort|Tür|Тип|種類|タイプ|类型|類型|유형`,
  excluded: `Excluded From Shuffle`,
  description: `Playlist Description`,
  playlistId: `Riffle Playlist ID`,
  songId: `Riffle Song ID`,
}

/** Headings of the title if no other column has it, the likeliest first: some also name track numbers. */
export const fallbackTitleHeadings =
  'Navn|Nimi|Název|Názov|Naziv|Név|Nume|Назва|Име|Nama|Tên|ชื่อ|नाम|نام|שם|名稱|曲目|Name|Nom|Nombre|Nome|Naam|Namn|Nazwa|Имя|名前|名称|이름|Track|Pista|Piste|Traccia|Faixa|Nummer|Parça|Трек|曲目'
