ALTER TABLE "import_items" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "import_items" ADD COLUMN "params" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "error_code" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "error_params" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
update import_items set
	code = case
		when reason = 'no title' then 'no_title'
		when reason like 'only a Spotify id;%' then 'spotify_id_only'
		when reason = 'a podcast episode, not a song' then 'podcast_episode'
		when reason = 'a podcast, not a song' then 'podcast'
		when reason = 'a film or programme, not a song' then 'film'
		when reason like 'a Spotify %, not a song' then 'not_a_song'
		when reason like 'not in the form%' then 'not_artist_title'
		when reason = 'a web address that names no song' then 'url_without_song'
		when reason = 'a piece of a stream, not a song' then 'stream_segment'
		when reason = 'a song the library does not describe' then 'undescribed_track'
		when reason = 'the file breaks off here' then 'file_truncated'
		when reason like 'no songs in this list;%' then 'empty_list'
		when reason like '% stopped before the end;%' then 'list_incomplete'
		when reason like 'Spotify hands out the songs of a playlist%' then 'list_not_shared'
		when reason = 'Spotify has no such playlist any more.' then 'list_not_found'
		when reason = 'Spotify describes it in a way Riffle does not know' then 'unknown_entry'
		when reason in ('no longer at Spotify', 'a video that YouTube does not show any more') then 'removed_from_service'
		when reason like 'a file from your own computer,%' then 'local_file'
		when reason like 'a private video,%' then 'private_video'
		when reason = 'a video that was deleted at YouTube' then 'deleted_video'
	end,
	params = case
		when reason like 'a Spotify %, not a song'
			then jsonb_build_object('kind', substring(reason from '^a Spotify (.{1,20}), not a song$'))
		when reason like 'Spotify %' or reason = 'no longer at Spotify' then '{"service": "Spotify"}'::jsonb
		when reason like 'YouTube %' or reason like '%YouTube does not show any more' then '{"service": "YouTube"}'::jsonb
		else '{}'::jsonb
	end;--> statement-breakpoint
update imports set
	error_code = case
		when error like 'The file lists no songs.%' then 'no_songs'
		when error like 'No row of the file%' then 'no_importable_rows'
		when error like 'The import broke off: its worker%' then 'interrupted'
		when error like 'The import broke off because of an error%' then 'internal'
		when error like 'Spotify hands out the songs of a playlist%' then 'list_not_shared'
		when error like 'Spotify has no such playlist any more.%' then 'list_not_found'
		when error like 'Spotify describes it in a way%' then 'unknown_entry'
		when error like 'Nobody has set Spotify up%' or error like 'Spotify does not know the app%'
			or error like 'Spotify leads people back%' then 'spotify_not_configured'
		when error like 'Connect your Spotify account first.%' then 'spotify_not_connected'
		when error like 'Spotify asks for your consent%' or error like 'Spotify was not allowed%' then 'spotify_reconnect'
		when error like 'Spotify answers this server only while%' then 'spotify_owner_needs_premium'
		when error like 'Spotify lets five people%' then 'spotify_not_on_the_list'
		when error like 'Spotify asks us to wait%' then 'spotify_busy'
		when error like 'Spotify cannot be reached%' or error like 'Spotify gives no new token%' then 'spotify_unavailable'
		when error like 'Nobody has set YouTube up%' then 'youtube_not_configured'
		when error like 'YouTube does not show this playlist.%' then 'youtube_playlist_unreadable'
		when error like 'YouTube%s allowance%' or error like 'YouTube refuses the key%'
			or error like 'YouTube cannot be reached%' then 'youtube_unavailable'
	end,
	error_params = case
		when error like 'Spotify hands out the songs%' or error like 'Spotify has no such playlist%'
			or error like 'Spotify describes it%' then '{"service": "Spotify"}'::jsonb
		else '{}'::jsonb
	end
where error is not null;
