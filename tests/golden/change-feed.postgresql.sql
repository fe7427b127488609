SELECT (
  SELECT '{"nodes":[' || coalesce(string_agg('{"cursor":"' || :p1_tag::VARCHAR COLLATE "C" || '.' ||
      encode(convert_to('[' || (anon_2.r_turn)::text || ',' || (anon_2.r_seq)::text || ']', 'UTF8'),
      'hex')
    || '","at":' || '"' || replace(left((anon_2.r_at)::text, 19), ' ', 'T') || 'Z"'
    || ',"plugin":' || CASE anon_2.r_subject_table WHEN :param_1::VARCHAR THEN '"grid"' WHEN
      :param_2::VARCHAR THEN '"grid"' WHEN :param_3::VARCHAR THEN '"grid"' WHEN :param_4::VARCHAR
      THEN '"grid"' WHEN :param_5::VARCHAR THEN '"grid"' WHEN :param_6::VARCHAR THEN '"grid"' WHEN
      :param_7::VARCHAR THEN '"grid"' WHEN :param_8::VARCHAR THEN '"mechanism"' WHEN
      :param_9::VARCHAR THEN '"mediation"' WHEN :param_10::VARCHAR THEN '"mediation"' WHEN
      :param_11::VARCHAR THEN '"party"' WHEN :param_12::VARCHAR THEN '"party"' WHEN
      :param_13::VARCHAR THEN '"party"' ELSE '' END
    || ',"type":' || CASE anon_2.r_subject_table WHEN :param_14::VARCHAR THEN '"Grid"' WHEN
      :param_15::VARCHAR THEN '"GridStaff"' WHEN :param_16::VARCHAR THEN '"GridEvent"' WHEN
      :param_17::VARCHAR THEN '"Channel"' WHEN :param_18::VARCHAR THEN '"KeySite"' WHEN
      :param_19::VARCHAR THEN '"CameraSite"' WHEN :param_20::VARCHAR THEN '"CrimeStatistic"' WHEN
      :param_21::VARCHAR THEN '"Order"' WHEN :param_22::VARCHAR THEN '"Dispute"' WHEN
      :param_23::VARCHAR THEN '"Mediator"' WHEN :param_24::VARCHAR THEN '"Post"' WHEN
      :param_25::VARCHAR THEN '"OfficeMerger"' WHEN :param_26::VARCHAR THEN '"Training"' ELSE '' END
    || ',"recordId":' || to_json((CASE anon_2.r_subject_table WHEN :param_27::VARCHAR THEN 'grid_'
      WHEN :param_28::VARCHAR THEN 'grid_staff_' WHEN :param_29::VARCHAR THEN 'grid_event_' WHEN
      :param_30::VARCHAR THEN 'channel_' WHEN :param_31::VARCHAR THEN 'key_site_' WHEN
      :param_32::VARCHAR THEN 'camera_site_' WHEN :param_33::VARCHAR THEN 'crime_statistic_' WHEN
      :param_34::VARCHAR THEN 'order_' WHEN :param_35::VARCHAR THEN 'dispute_' WHEN
      :param_36::VARCHAR THEN 'mediator_' WHEN :param_37::VARCHAR THEN 'post_' WHEN
      :param_38::VARCHAR THEN 'office_merger_' WHEN :param_39::VARCHAR THEN 'training_' ELSE '' END
      || anon_2.r_subject_id)::text)::text
    || ',"command":' || to_json((anon_2.r_command)::text)::text
    || ',"division":' || coalesce(to_json(((
    SELECT core_division_version_1.code
    FROM core_division_version AS core_division_version_1
    WHERE core_division_version_1.division_id = anon_2.r_division_id
      AND core_division_version_1.valid_from <= anon_2.r_placed_on
      AND anon_2.r_placed_on < core_division_version_1.valid_to
  ))::text)::text, 'null') || '}', ',') FILTER (WHERE anon_2.rn <= :param_40::INTEGER), '')
    || '],"endCursor":' || coalesce(substr(max(CASE WHEN (anon_2.rn <= :param_41::INTEGER) THEN
      substr(CAST(anon_2.rn + :rn_1::INTEGER AS VARCHAR), :substr_1::INTEGER) || '"' ||
      :p1_tag::VARCHAR COLLATE "C" || '.' || encode(convert_to('[' || (anon_2.r_turn)::text || ','
      || (anon_2.r_seq)::text || ']', 'UTF8'), 'hex') || '"' END), :substr_2::INTEGER), 'null')
    || ',"hasMore":' || CASE WHEN (count(*) > :param_42::INTEGER) THEN 'true' ELSE 'false' END ||
      '}' AS anon_1
  FROM (
    SELECT anon_3.r_seq AS r_seq, anon_3.r_turn AS r_turn, anon_3.r_division_id AS r_division_id,
        anon_3.r_placed_on AS r_placed_on, anon_3.r_subject_table AS r_subject_table,
        anon_3.r_subject_id AS r_subject_id, anon_3.r_command AS r_command, anon_3.r_at AS r_at,
        row_number() OVER (ORDER BY anon_3.r_turn, anon_3.r_seq) AS rn
    FROM (
      SELECT core_change_1.seq AS r_seq, core_change_1.turn AS r_turn, core_change_1.division_id AS
          r_division_id, core_change_1.placed_on AS r_placed_on, core_change_1.subject_table AS
          r_subject_table, core_change_1.subject_id AS r_subject_id, core_change_1.command AS
          r_command, core_change_1.at AS r_at
      FROM core_change AS core_change_1
      WHERE core_change_1.subject_table IN (:subject_table_1_1::VARCHAR, :subject_table_1_2::VARCHAR,
          :subject_table_1_3::VARCHAR, :subject_table_1_4::VARCHAR, :subject_table_1_5::VARCHAR,
          :subject_table_1_6::VARCHAR, :subject_table_1_7::VARCHAR, :subject_table_1_8::VARCHAR,
          :subject_table_1_9::VARCHAR, :subject_table_1_10::VARCHAR, :subject_table_1_11::VARCHAR,
          :subject_table_1_12::VARCHAR, :subject_table_1_13::VARCHAR)
        AND core_change_1.county_id = :v_on_grid::VARCHAR COLLATE "C"
        AND core_change_1.path >= :v_low::VARCHAR COLLATE "C"
        AND core_change_1.path < :v_high::VARCHAR COLLATE "C"
        AND core_change_1.turn < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      ORDER BY core_change_1.turn, core_change_1.seq
      LIMIT :param_43::INTEGER
    ) AS anon_3
    ORDER BY anon_3.r_turn, anon_3.r_seq
  ) AS anon_2
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
