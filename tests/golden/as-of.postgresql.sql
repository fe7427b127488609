SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"name":' || to_json((
      core_division_version_1.name)::text)::text ||
      ',"posts":null,"gridStaff":null,"gridEvents":null,"centre":null,"":1}' ELSE '{"name":' ||
      to_json((core_division_version_1.name)::text)::text
    || ',"posts":{"totalCount":' || ((
    SELECT count(*) AS count_1
    FROM party_post AS party_post_1
    WHERE party_post_1.valid_from <= :p2::DATE
      AND :p2::DATE < party_post_1.valid_to
      AND party_post_1.county_id = :v_on_party::VARCHAR COLLATE "C"
      AND (party_post_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND (party_post_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND party_post_1.path >= core_division_version_1.path
      AND party_post_1.path < (core_division_version_1.path || :path_1::VARCHAR)
  ))::text
    || '},"gridStaff":{"totalCount":' || ((
    SELECT count(*) AS count_2
    FROM grid_staff AS grid_staff_1
    WHERE grid_staff_1.valid_from <= :p2::DATE
      AND :p2::DATE < grid_staff_1.valid_to
      AND grid_staff_1.county_id = :v_on_grid::VARCHAR COLLATE "C"
      AND (grid_staff_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND (grid_staff_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND grid_staff_1.path >= core_division_version_1.path
      AND grid_staff_1.path < (core_division_version_1.path || :path_2::VARCHAR)
  ))::text
    || '},"gridEvents":{"totalCount":' || ((
    SELECT count(*) AS count_3
    FROM grid_event AS grid_event_1
    WHERE grid_event_1.county_id = :v_on_grid::VARCHAR COLLATE "C"
      AND (grid_event_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND (grid_event_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND grid_event_1.path >= core_division_version_1.path
      AND grid_event_1.path < (core_division_version_1.path || :path_3::VARCHAR)
  ))::text
    || '},"centre":' || coalesce((
    SELECT '{"validFrom":' || '"' || (core_centre_1.valid_from)::text || '"'
      || ',"organisation":' || coalesce((
      SELECT '{"name":' || to_json((core_organisation_1.name)::text)::text || '}' AS anon_3
      FROM core_organisation AS core_organisation_1
      WHERE core_organisation_1.valid_from <= :p2::DATE
        AND :p2::DATE < core_organisation_1.valid_to
        AND (core_organisation_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (core_organisation_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND core_organisation_1.id = core_centre_1.organisation_id
      LIMIT :param_1::INTEGER
    ), 'null') || '}' AS anon_2
    FROM core_centre AS core_centre_1
    WHERE core_centre_1.valid_from <= :p2::DATE
      AND :p2::DATE < core_centre_1.valid_to
      AND (core_centre_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND (core_centre_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND core_centre_1.division_id = core_division_version_1.division_id
    LIMIT :param_2::INTEGER
  ), 'null') || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :p2::DATE
    AND :p2::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_3::INTEGER
) AS r0, (
  SELECT CASE WHEN (NOT (core_division_version_2.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_2.path < :v_high::VARCHAR COLLATE "C")) THEN '{"name":' || to_json((
      core_division_version_2.name)::text)::text ||
      ',"posts":null,"gridStaff":null,"gridEvents":null,"centre":null,"":1}' ELSE '{"name":' ||
      to_json((core_division_version_2.name)::text)::text
    || ',"posts":{"totalCount":' || ((
    SELECT count(*) AS count_4
    FROM party_post AS party_post_2
    WHERE party_post_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < party_post_2.valid_to
      AND party_post_2.county_id = :v_on_party::VARCHAR COLLATE "C"
      AND (party_post_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND (party_post_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND party_post_2.path >= core_division_version_2.path
      AND party_post_2.path < (core_division_version_2.path || :path_4::VARCHAR)
  ))::text
    || '},"gridStaff":{"totalCount":' || ((
    SELECT count(*) AS count_5
    FROM grid_staff AS grid_staff_2
    WHERE grid_staff_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < grid_staff_2.valid_to
      AND grid_staff_2.county_id = :v_on_grid::VARCHAR COLLATE "C"
      AND (grid_staff_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND (grid_staff_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND grid_staff_2.path >= core_division_version_2.path
      AND grid_staff_2.path < (core_division_version_2.path || :path_5::VARCHAR)
  ))::text
    || '},"gridEvents":{"totalCount":' || ((
    SELECT count(*) AS count_6
    FROM grid_event AS grid_event_2
    WHERE grid_event_2.county_id = :v_on_grid::VARCHAR COLLATE "C"
      AND (grid_event_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND (grid_event_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND grid_event_2.path >= core_division_version_2.path
      AND grid_event_2.path < (core_division_version_2.path || :path_6::VARCHAR)
  ))::text
    || '},"centre":' || coalesce((
    SELECT '{"validFrom":' || '"' || (core_centre_2.valid_from)::text || '"'
      || ',"organisation":' || coalesce((
      SELECT '{"name":' || to_json((core_organisation_2.name)::text)::text || '}' AS anon_6
      FROM core_organisation AS core_organisation_2
      WHERE core_organisation_2.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_organisation_2.valid_to
        AND (core_organisation_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (core_organisation_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND core_organisation_2.id = core_centre_2.organisation_id
      LIMIT :param_4::INTEGER
    ), 'null') || '}' AS anon_5
    FROM core_centre AS core_centre_2
    WHERE core_centre_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_centre_2.valid_to
      AND (core_centre_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND (core_centre_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND core_centre_2.division_id = core_division_version_2.division_id
    LIMIT :param_5::INTEGER
  ), 'null') || '}' END AS anon_4
  FROM core_division_version AS core_division_version_2
  WHERE core_division_version_2.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_2.valid_to
    AND ((core_division_version_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_2.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_2.code = :p9::VARCHAR COLLATE "C"
  LIMIT :param_6::INTEGER
) AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
