SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"name":' || json_quote(core_division_version_1.name) ||
      ',"posts":null,"gridStaff":null,"gridEvents":null,"centre":null,"":1}' ELSE '{"name":' ||
      json_quote(core_division_version_1.name)
    || ',"posts":{"totalCount":' || json_quote((
    SELECT count(*) AS count_1
    FROM party_post AS party_post_1
    WHERE party_post_1.valid_from <= :p2
      AND :p2 < party_post_1.valid_to
      AND party_post_1.county_id = :v_on_party
      AND +party_post_1.path >= +:v_low
      AND +party_post_1.path < +:v_high
      AND party_post_1.path >= core_division_version_1.path
      AND party_post_1.path < (core_division_version_1.path || :path_1)
  ))
    || '},"gridStaff":{"totalCount":' || json_quote((
    SELECT count(*) AS count_2
    FROM grid_staff AS grid_staff_1
    WHERE grid_staff_1.valid_from <= :p2
      AND :p2 < grid_staff_1.valid_to
      AND grid_staff_1.county_id = :v_on_grid
      AND +grid_staff_1.path >= +:v_low
      AND +grid_staff_1.path < +:v_high
      AND grid_staff_1.path >= core_division_version_1.path
      AND grid_staff_1.path < (core_division_version_1.path || :path_2)
  ))
    || '},"gridEvents":{"totalCount":' || json_quote((
    SELECT count(*) AS count_3
    FROM grid_event AS grid_event_1
    WHERE grid_event_1.county_id = :v_on_grid
      AND +grid_event_1.path >= +:v_low
      AND +grid_event_1.path < +:v_high
      AND grid_event_1.path >= core_division_version_1.path
      AND grid_event_1.path < (core_division_version_1.path || :path_3)
  ))
    || '},"centre":' || coalesce((
    SELECT '{"validFrom":' || json_quote(core_centre_1.valid_from)
      || ',"organisation":' || coalesce((
      SELECT '{"name":' || json_quote(core_organisation_1.name) || '}' AS anon_3
      FROM core_organisation AS core_organisation_1
      WHERE core_organisation_1.valid_from <= :p2
        AND :p2 < core_organisation_1.valid_to
        AND +core_organisation_1.path >= +:v_low
        AND +core_organisation_1.path < +:v_high
        AND core_organisation_1.id = core_centre_1.organisation_id
      LIMIT :param_1 OFFSET :param_2
    ), 'null') || '}' AS anon_2
    FROM core_centre AS core_centre_1
    WHERE core_centre_1.valid_from <= :p2
      AND :p2 < core_centre_1.valid_to
      AND +core_centre_1.path >= +:v_low
      AND +core_centre_1.path < +:v_high
      AND core_centre_1.division_id = core_division_version_1.division_id
    LIMIT :param_3 OFFSET :param_4
  ), 'null') || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :p2
    AND :p2 < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_5 OFFSET :param_6
) AS r0, (
  SELECT CASE WHEN (NOT (core_division_version_2.path >= :v_low AND core_division_version_2.path <
      :v_high)) THEN '{"name":' || json_quote(core_division_version_2.name) ||
      ',"posts":null,"gridStaff":null,"gridEvents":null,"centre":null,"":1}' ELSE '{"name":' ||
      json_quote(core_division_version_2.name)
    || ',"posts":{"totalCount":' || json_quote((
    SELECT count(*) AS count_4
    FROM party_post AS party_post_2
    WHERE party_post_2.valid_from <= :v_today
      AND :v_today < party_post_2.valid_to
      AND party_post_2.county_id = :v_on_party
      AND +party_post_2.path >= +:v_low
      AND +party_post_2.path < +:v_high
      AND party_post_2.path >= core_division_version_2.path
      AND party_post_2.path < (core_division_version_2.path || :path_4)
  ))
    || '},"gridStaff":{"totalCount":' || json_quote((
    SELECT count(*) AS count_5
    FROM grid_staff AS grid_staff_2
    WHERE grid_staff_2.valid_from <= :v_today
      AND :v_today < grid_staff_2.valid_to
      AND grid_staff_2.county_id = :v_on_grid
      AND +grid_staff_2.path >= +:v_low
      AND +grid_staff_2.path < +:v_high
      AND grid_staff_2.path >= core_division_version_2.path
      AND grid_staff_2.path < (core_division_version_2.path || :path_5)
  ))
    || '},"gridEvents":{"totalCount":' || json_quote((
    SELECT count(*) AS count_6
    FROM grid_event AS grid_event_2
    WHERE grid_event_2.county_id = :v_on_grid
      AND +grid_event_2.path >= +:v_low
      AND +grid_event_2.path < +:v_high
      AND grid_event_2.path >= core_division_version_2.path
      AND grid_event_2.path < (core_division_version_2.path || :path_6)
  ))
    || '},"centre":' || coalesce((
    SELECT '{"validFrom":' || json_quote(core_centre_2.valid_from)
      || ',"organisation":' || coalesce((
      SELECT '{"name":' || json_quote(core_organisation_2.name) || '}' AS anon_6
      FROM core_organisation AS core_organisation_2
      WHERE core_organisation_2.valid_from <= :v_today
        AND :v_today < core_organisation_2.valid_to
        AND +core_organisation_2.path >= +:v_low
        AND +core_organisation_2.path < +:v_high
        AND core_organisation_2.id = core_centre_2.organisation_id
      LIMIT :param_7 OFFSET :param_8
    ), 'null') || '}' AS anon_5
    FROM core_centre AS core_centre_2
    WHERE core_centre_2.valid_from <= :v_today
      AND :v_today < core_centre_2.valid_to
      AND +core_centre_2.path >= +:v_low
      AND +core_centre_2.path < +:v_high
      AND core_centre_2.division_id = core_division_version_2.division_id
    LIMIT :param_9 OFFSET :param_10
  ), 'null') || '}' END AS anon_4
  FROM core_division_version AS core_division_version_2
  WHERE core_division_version_2.valid_from <= :v_today
    AND :v_today < core_division_version_2.valid_to
    AND (+core_division_version_2.path >= +:v_low AND +core_division_version_2.path < +:v_high OR
      core_division_version_2.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_2.code = :p9
  LIMIT :param_11 OFFSET :param_12
) AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
