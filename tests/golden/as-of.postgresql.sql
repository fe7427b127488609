SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"name":' || to_json((
      core_division_version_1.name)::text)::text ||
      ',"posts":null,"gridStaff":null,"gridEvents":null,"centre":null,"":1}' ELSE '{"name":' ||
      to_json((core_division_version_1.name)::text)::text
    || ',"posts":{"totalCount":' || ((
    SELECT count(*) AS count_1
    FROM party_post AS party_post_1
      JOIN core_division_version AS core_division_version_2 ON core_division_version_2.division_id =
        party_post_1.division_id
      AND core_division_version_2.valid_from <= :p1::DATE
      AND :p1::DATE < core_division_version_2.valid_to
    WHERE party_post_1.valid_from <= :p1::DATE
      AND :p1::DATE < party_post_1.valid_to
      AND party_post_1.county_id = ANY (:v_on_party::VARCHAR[])
      AND core_division_version_2.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_2.path < :v_high::VARCHAR COLLATE "C"
      AND core_division_version_2.path >= core_division_version_1.path
      AND core_division_version_2.path < (core_division_version_1.path || :path_1::VARCHAR)
  ))::text
    || '},"gridStaff":{"totalCount":' || ((
    SELECT count(*) AS count_2
    FROM grid_staff AS grid_staff_1
      JOIN core_division_version AS core_division_version_3 ON core_division_version_3.division_id =
        grid_staff_1.division_id
      AND core_division_version_3.valid_from <= :p1::DATE
      AND :p1::DATE < core_division_version_3.valid_to
    WHERE grid_staff_1.valid_from <= :p1::DATE
      AND :p1::DATE < grid_staff_1.valid_to
      AND grid_staff_1.county_id = ANY (:v_on_grid::VARCHAR[])
      AND core_division_version_3.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_3.path < :v_high::VARCHAR COLLATE "C"
      AND core_division_version_3.path >= core_division_version_1.path
      AND core_division_version_3.path < (core_division_version_1.path || :path_2::VARCHAR)
  ))::text
    || '},"gridEvents":{"totalCount":' || ((
    SELECT count(*) AS count_3
    FROM grid_event AS grid_event_1
      JOIN core_division_version AS core_division_version_4 ON core_division_version_4.division_id =
        grid_event_1.division_id
      AND core_division_version_4.valid_from <= grid_event_1.placed_on
      AND grid_event_1.placed_on < core_division_version_4.valid_to
    WHERE grid_event_1.county_id = ANY (:v_on_grid::VARCHAR[])
      AND core_division_version_4.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_4.path < :v_high::VARCHAR COLLATE "C"
      AND core_division_version_4.path >= core_division_version_1.path
      AND core_division_version_4.path < (core_division_version_1.path || :path_3::VARCHAR)
  ))::text
    || '},"centre":' || coalesce((
    SELECT '{"validFrom":' || to_json(core_centre_1.valid_from)::text
      || ',"organisation":' || coalesce((
      SELECT '{"name":' || to_json((core_organisation_1.name)::text)::text || '}' AS anon_3
      FROM core_organisation AS core_organisation_1
        JOIN core_division_version AS core_division_version_5 ON core_division_version_5.division_id
          = core_organisation_1.division_id
        AND core_division_version_5.valid_from <= :p1::DATE
        AND :p1::DATE < core_division_version_5.valid_to
      WHERE core_organisation_1.valid_from <= :p1::DATE
        AND :p1::DATE < core_organisation_1.valid_to
        AND core_division_version_5.path >= :v_low::VARCHAR COLLATE "C"
        AND core_division_version_5.path < :v_high::VARCHAR COLLATE "C"
        AND core_organisation_1.id = core_centre_1.organisation_id
      LIMIT :param_1::INTEGER
    ), :coalesce_1::VARCHAR) || '}' AS anon_2
    FROM core_centre AS core_centre_1
      JOIN core_division_version AS core_division_version_6 ON core_division_version_6.division_id =
        core_centre_1.division_id
      AND core_division_version_6.valid_from <= :p1::DATE
      AND :p1::DATE < core_division_version_6.valid_to
    WHERE core_centre_1.valid_from <= :p1::DATE
      AND :p1::DATE < core_centre_1.valid_to
      AND core_division_version_6.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_6.path < :v_high::VARCHAR COLLATE "C"
      AND core_centre_1.division_id = core_division_version_1.division_id
    LIMIT :param_2::INTEGER
  ), :coalesce_2::VARCHAR) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :p1::DATE
    AND :p1::DATE < core_division_version_1.valid_to
    AND (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C" OR
      core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p2::VARCHAR COLLATE "C"
  LIMIT :param_3::INTEGER
) AS r0, (
  SELECT CASE WHEN (NOT (core_division_version_7.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_7.path < :v_high::VARCHAR COLLATE "C")) THEN '{"name":' || to_json((
      core_division_version_7.name)::text)::text ||
      ',"posts":null,"gridStaff":null,"gridEvents":null,"centre":null,"":1}' ELSE '{"name":' ||
      to_json((core_division_version_7.name)::text)::text
    || ',"posts":{"totalCount":' || ((
    SELECT count(*) AS count_4
    FROM party_post AS party_post_2
      JOIN core_division_version AS core_division_version_8 ON core_division_version_8.division_id =
        party_post_2.division_id
      AND core_division_version_8.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_8.valid_to
    WHERE party_post_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < party_post_2.valid_to
      AND party_post_2.county_id = ANY (:v_on_party::VARCHAR[])
      AND core_division_version_8.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_8.path < :v_high::VARCHAR COLLATE "C"
      AND core_division_version_8.path >= core_division_version_7.path
      AND core_division_version_8.path < (core_division_version_7.path || :path_4::VARCHAR)
  ))::text
    || '},"gridStaff":{"totalCount":' || ((
    SELECT count(*) AS count_5
    FROM grid_staff AS grid_staff_2
      JOIN core_division_version AS core_division_version_9 ON core_division_version_9.division_id =
        grid_staff_2.division_id
      AND core_division_version_9.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_9.valid_to
    WHERE grid_staff_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < grid_staff_2.valid_to
      AND grid_staff_2.county_id = ANY (:v_on_grid::VARCHAR[])
      AND core_division_version_9.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_9.path < :v_high::VARCHAR COLLATE "C"
      AND core_division_version_9.path >= core_division_version_7.path
      AND core_division_version_9.path < (core_division_version_7.path || :path_5::VARCHAR)
  ))::text
    || '},"gridEvents":{"totalCount":' || ((
    SELECT count(*) AS count_6
    FROM grid_event AS grid_event_2
      JOIN core_division_version AS core_division_version_10 ON core_division_version_10.division_id
        = grid_event_2.division_id
      AND core_division_version_10.valid_from <= grid_event_2.placed_on
      AND grid_event_2.placed_on < core_division_version_10.valid_to
    WHERE grid_event_2.county_id = ANY (:v_on_grid::VARCHAR[])
      AND core_division_version_10.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_10.path < :v_high::VARCHAR COLLATE "C"
      AND core_division_version_10.path >= core_division_version_7.path
      AND core_division_version_10.path < (core_division_version_7.path || :path_6::VARCHAR)
  ))::text
    || '},"centre":' || coalesce((
    SELECT '{"validFrom":' || to_json(core_centre_2.valid_from)::text
      || ',"organisation":' || coalesce((
      SELECT '{"name":' || to_json((core_organisation_2.name)::text)::text || '}' AS anon_6
      FROM core_organisation AS core_organisation_2
        JOIN core_division_version AS core_division_version_11 ON
          core_division_version_11.division_id = core_organisation_2.division_id
        AND core_division_version_11.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_division_version_11.valid_to
      WHERE core_organisation_2.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_organisation_2.valid_to
        AND core_division_version_11.path >= :v_low::VARCHAR COLLATE "C"
        AND core_division_version_11.path < :v_high::VARCHAR COLLATE "C"
        AND core_organisation_2.id = core_centre_2.organisation_id
      LIMIT :param_4::INTEGER
    ), :coalesce_3::VARCHAR) || '}' AS anon_5
    FROM core_centre AS core_centre_2
      JOIN core_division_version AS core_division_version_12 ON core_division_version_12.division_id
        = core_centre_2.division_id
      AND core_division_version_12.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_12.valid_to
    WHERE core_centre_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_centre_2.valid_to
      AND core_division_version_12.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_12.path < :v_high::VARCHAR COLLATE "C"
      AND core_centre_2.division_id = core_division_version_7.division_id
    LIMIT :param_5::INTEGER
  ), :coalesce_4::VARCHAR) || '}' END AS anon_4
  FROM core_division_version AS core_division_version_7
  WHERE core_division_version_7.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_7.valid_to
    AND (core_division_version_7.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_7.path < :v_high::VARCHAR COLLATE "C" OR
      core_division_version_7.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_7.code = :p6::VARCHAR COLLATE "C"
  LIMIT :param_6::INTEGER
) AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
