SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"figures":null,"":1}' ELSE '{"figures":' || (
    SELECT '[{"measure":{"name":"core.centres"},"status":"AVAILABLE","value":' || json_quote(CASE
        WHEN abs(anon_3.n0) <= 1.7976931348623157e308 THEN (anon_3.n0) * 1.0 END)
      || ',"numerator":null,"denominator":null},{"measure":{"name":"core.townships"},"status":' ||
        CASE WHEN (anon_4.n0 IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_4.n0) <= 1.7976931348623157e308 THEN (
        anon_4.n0) * 1.0 END)
      || ',"numerator":null,"denominator":null},{"measure":{"name":"core.villages"},"status":' ||
        CASE WHEN (anon_5.n0 IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_5.n0) <= 1.7976931348623157e308 THEN (
        anon_5.n0) * 1.0 END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"grid.camera_site_kinds"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_6.n0) <= 1.7976931348623157e308 THEN (anon_6.n0) * 1.0 END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"grid.declining_indicators"},"status":'
        || CASE WHEN (anon_7.n0 IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_7.n0) <= 1.7976931348623157e308 THEN (
        anon_7.n0) * 1.0 END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"grid.divisions_with_channel"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_8.n0) <= 1.7976931348623157e308 THEN (anon_8.n0) * 1.0 END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"grid.grids"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_9.n0) <= 1.7976931348623157e308 THEN (anon_9.n0) * 1.0 END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"grid.key_sites_covered"},"status":'
        || CASE WHEN (anon_10.n1 IS NULL OR anon_10.n1 = :n1_1) THEN '"NOT_RECORDED"' ELSE
        '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(CAST(anon_10.n0 AS FLOAT) / (nullif(anon_10.n1,
        :nullif_1) + 0.0)) <= 1.7976931348623157e308 THEN (CAST(anon_10.n0 AS FLOAT) / (nullif(
        anon_10.n1, :nullif_1) + 0.0)) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(anon_10.n0) <= 1.7976931348623157e308 THEN (
        anon_10.n0) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(anon_10.n1) <= 1.7976931348623157e308 THEN (
        anon_10.n1) * 1.0 END)
      || '},{"measure":{"name":"grid.leaders"},"status":"AVAILABLE","value":' || json_quote(CASE
        WHEN abs(anon_11.n0) <= 1.7976931348623157e308 THEN (anon_11.n0) * 1.0 END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"grid.members"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_11.n1) <= 1.7976931348623157e308 THEN (anon_11.n1) * 1.0
        END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mechanism.county_meetings_due"},"status":'
        || CASE WHEN (anon_12.n0 IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_12.n0) <= 1.7976931348623157e308 THEN (
        anon_12.n0) * 1.0 END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mechanism.dispatches"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_13.n0) <= 1.7976931348623157e308 THEN (anon_13.n0) * 1.0
        END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mechanism.supervisions"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_13.n1) <= 1.7976931348623157e308 THEN (anon_13.n1) * 1.0
        END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mechanism.township_meetings_due"},"status":'
        || CASE WHEN (anon_14.n0 IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_14.n0) <= 1.7976931348623157e308 THEN (
        anon_14.n0) * 1.0 END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mechanism.village_meetings_due"},"status":'
        || CASE WHEN (anon_15.n0 IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_15.n0) <= 1.7976931348623157e308 THEN (
        anon_15.n0) * 1.0 END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mechanism.whistles"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_13.n2) <= 1.7976931348623157e308 THEN (anon_13.n2) * 1.0
        END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mediation.accepted"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_16.n0) <= 1.7976931348623157e308 THEN (anon_16.n0) * 1.0
        END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mediation.people_helped"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_16.n1) <= 1.7976931348623157e308 THEN (anon_16.n1) * 1.0
        END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mediation.settled"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_16.n2) <= 1.7976931348623157e308 THEN (anon_16.n2) * 1.0
        END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"party.centre_staff"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_17.n0) <= 1.7976931348623157e308 THEN (anon_17.n0) * 1.0
        END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"party.commissioners"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_17.n1) <= 1.7976931348623157e308 THEN (anon_17.n1) * 1.0
        END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"party.offices_merged"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_18.n0) <= 1.7976931348623157e308 THEN (anon_18.n0) * 1.0
        END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"party.political_legal_members"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_17.n2) <= 1.7976931348623157e308 THEN (anon_17.n2) * 1.0
        END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"party.specialists"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_17.n3) <= 1.7976931348623157e308 THEN (anon_17.n3) * 1.0
        END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"party.trainings_held"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_19.n0) <= 1.7976931348623157e308 THEN (anon_19.n0) * 1.0
        END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"party.villages_with_commissioner"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_17.n4) <= 1.7976931348623157e308 THEN (anon_17.n4) * 1.0
        END)
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"services.people_supported"},"status":"AVAILABLE","value":'
        || json_quote(CASE WHEN abs(anon_20.n0) <= 1.7976931348623157e308 THEN (anon_20.n0) * 1.0
        END) || ',"numerator":null,"denominator":null}]' AS anon_2
    FROM (
      SELECT count(*) AS n0
      FROM core_centre AS core_centre_1
      WHERE core_centre_1.valid_from <= :p2_last
        AND :p2_last < core_centre_1.valid_to
        AND core_centre_1.path >= core_division_version_1.path
        AND core_centre_1.path < (core_division_version_1.path || :path_1)
        AND core_centre_1.path >= :v_low
        AND core_centre_1.path < :v_high
    ) AS anon_3, (
      SELECT (
        SELECT count(*) AS count_1
        FROM core_division_version AS core_division_version_2
        WHERE core_division_version_2.valid_from <= :p2_last
          AND :p2_last < core_division_version_2.valid_to
          AND core_division_version_2.level = :level_1
          AND core_division_version_2.path >= core_division_version_1.path
          AND core_division_version_2.path < (core_division_version_1.path || :path_2)
          AND core_division_version_2.path >= :v_low
          AND core_division_version_2.path < :v_high
      ) AS n0
    ) AS anon_4, (
      SELECT (
        SELECT count(*) AS count_2
        FROM core_division_version AS core_division_version_3
        WHERE core_division_version_3.valid_from <= :p2_last
          AND :p2_last < core_division_version_3.valid_to
          AND core_division_version_3.level = :level_2
          AND core_division_version_3.path >= core_division_version_1.path
          AND core_division_version_3.path < (core_division_version_1.path || :path_3)
          AND core_division_version_3.path >= :v_low
          AND core_division_version_3.path < :v_high
      ) AS n0
    ) AS anon_5, (
      SELECT count(DISTINCT grid_camera_site_1.site_kind) AS n0
      FROM grid_camera_site AS grid_camera_site_1
      WHERE grid_camera_site_1.valid_from <= :p2_last
        AND :p2_last < grid_camera_site_1.valid_to
        AND +grid_camera_site_1.county_id = +:v_on_grid
        AND grid_camera_site_1.path >= core_division_version_1.path
        AND grid_camera_site_1.path < (core_division_version_1.path || :path_4)
        AND grid_camera_site_1.path >= :v_low
        AND grid_camera_site_1.path < :v_high
        AND grid_camera_site_1.site_kind != :site_kind_1
        AND grid_camera_site_1.state = :state_1
    ) AS anon_6, (
      SELECT (
        SELECT sum(comparable.declines) AS sum_1
        FROM (
          SELECT CASE WHEN (sum(CASE WHEN (grid_crime_statistic_1.month >= :p2_from AND
              grid_crime_statistic_1.month < :p2_end) THEN grid_crime_statistic_1.value END) < sum(
              CASE WHEN (grid_crime_statistic_1.month >= :p2_year_before_from AND
              grid_crime_statistic_1.month < :p2_year_before_end) THEN grid_crime_statistic_1.value
              END)) THEN :param_1 ELSE :param_2 END AS declines
          FROM grid_crime_statistic AS grid_crime_statistic_1
          WHERE +grid_crime_statistic_1.county_id = +:v_on_grid
            AND grid_crime_statistic_1.path >= core_division_version_1.path
            AND grid_crime_statistic_1.path < (core_division_version_1.path || :path_5)
            AND grid_crime_statistic_1.path >= :v_low
            AND grid_crime_statistic_1.path < :v_high
            AND grid_crime_statistic_1.division_id = core_division_version_1.division_id
            AND grid_crime_statistic_1.status = :status_1
            AND (grid_crime_statistic_1.month >= :p2_from AND grid_crime_statistic_1.month < :p2_end
              OR grid_crime_statistic_1.month >= :p2_year_before_from AND
              grid_crime_statistic_1.month < :p2_year_before_end)
          GROUP BY grid_crime_statistic_1.indicator
          HAVING sum(CASE WHEN (grid_crime_statistic_1.month >= :p2_from AND
              grid_crime_statistic_1.month < :p2_end) THEN :param_3 ELSE :param_4 END) =
              :p2_whole_months
            AND sum(CASE WHEN (grid_crime_statistic_1.month >= :p2_year_before_from AND
              grid_crime_statistic_1.month < :p2_year_before_end) THEN :param_5 ELSE :param_6 END) =
              :p2_whole_months
        ) AS comparable
      ) AS n0
    ) AS anon_7, (
      SELECT count(DISTINCT grid_channel_1.division_id) AS n0
      FROM grid_channel AS grid_channel_1
      WHERE grid_channel_1.valid_from <= :p2_last
        AND :p2_last < grid_channel_1.valid_to
        AND +grid_channel_1.county_id = +:v_on_grid
        AND grid_channel_1.path >= core_division_version_1.path
        AND grid_channel_1.path < (core_division_version_1.path || :path_6)
        AND grid_channel_1.path >= :v_low
        AND grid_channel_1.path < :v_high
        AND grid_channel_1.state = :state_2
    ) AS anon_8, (
      SELECT count(*) AS n0
      FROM grid_grid AS grid_grid_1
      WHERE grid_grid_1.valid_from <= :p2_last
        AND :p2_last < grid_grid_1.valid_to
        AND +grid_grid_1.county_id = +:v_on_grid
        AND grid_grid_1.path >= core_division_version_1.path
        AND grid_grid_1.path < (core_division_version_1.path || :path_7)
        AND grid_grid_1.path >= :v_low
        AND grid_grid_1.path < :v_high
        AND grid_grid_1.kind IN (:kind_1_1, :kind_1_2)
    ) AS anon_9, (
      SELECT count(*) FILTER (WHERE EXISTS (
        SELECT grid_camera_site_2.id
        FROM grid_camera_site AS grid_camera_site_2
        WHERE grid_camera_site_2.county_id = grid_key_site_1.county_id
          AND grid_camera_site_2.key_site_id = grid_key_site_1.id
          AND grid_camera_site_2.state = :state_3
          AND grid_camera_site_2.valid_from <= :p2_last
          AND :p2_last < grid_camera_site_2.valid_to
      )) AS n0, count(*) AS n1
      FROM grid_key_site AS grid_key_site_1
      WHERE grid_key_site_1.valid_from <= :p2_last
        AND :p2_last < grid_key_site_1.valid_to
        AND +grid_key_site_1.county_id = +:v_on_grid
        AND grid_key_site_1.path >= core_division_version_1.path
        AND grid_key_site_1.path < (core_division_version_1.path || :path_8)
        AND grid_key_site_1.path >= :v_low
        AND grid_key_site_1.path < :v_high
    ) AS anon_10, (
      SELECT count(DISTINCT grid_staff_1.person_id) FILTER (WHERE grid_staff_1.role = :role_1) AS n0,
          count(DISTINCT grid_staff_1.person_id) FILTER (WHERE grid_staff_1.role = :role_2) AS n1
      FROM grid_staff AS grid_staff_1
      WHERE grid_staff_1.valid_from <= :p2_last
        AND :p2_last < grid_staff_1.valid_to
        AND +grid_staff_1.county_id = +:v_on_grid
        AND grid_staff_1.path >= core_division_version_1.path
        AND grid_staff_1.path < (core_division_version_1.path || :path_9)
        AND grid_staff_1.path >= :v_low
        AND grid_staff_1.path < :v_high
        AND (grid_staff_1.role = :role_1 OR grid_staff_1.role = :role_2)
    ) AS anon_11, (
      SELECT (
        SELECT count(*) AS count_3
        FROM (
          SELECT json_extract(each_span.value, '$[0]') AS middle, json_extract(each_span.value,
              '$[1]') AS latest_start, json_extract(each_span.value, '$[2]') AS earliest_end,
              json_extract(each_span.value, '$[3]') AS needed
          FROM json_each(:p2_months) AS each_span
        ) AS span, core_division_version AS core_division_version_4, core_division AS
            core_division_1
        WHERE core_division_version_4.valid_from <= span.middle
          AND span.middle < core_division_version_4.valid_to
          AND core_division_1.id = core_division_version_4.division_id
          AND core_division_1.opened_on <= span.latest_start
          AND core_division_1.closed_on > span.earliest_end
          AND (julianday(core_division_1.closed_on) - julianday(core_division_1.opened_on)) >=
            span.needed
          AND CASE WHEN (core_division_version_4.division_id = core_division_version_4.county_id)
            THEN 1 ELSE 0 END = 1
          AND +core_division_version_4.county_id = +:v_on_mechanism
          AND core_division_version_4.path >= core_division_version_1.path
          AND core_division_version_4.path < (core_division_version_1.path || :path_10)
          AND core_division_version_4.path >= :v_low
          AND core_division_version_4.path < :v_high
      ) AS n0
    ) AS anon_12, (
      SELECT count(*) FILTER (WHERE mechanism_order_1.opened_at >= :p2_from_at AND
          mechanism_order_1.opened_at < :p2_end_at AND mechanism_order_1.kind = :kind_2 AND
          mechanism_order_1.issuer_level = :issuer_level_1 AND (mechanism_order_1.status !=
          :status_2 OR mechanism_order_1.received_at IS NOT NULL)) AS n0, count(*) FILTER (WHERE
          mechanism_order_1.opened_at >= :p2_from_at AND mechanism_order_1.opened_at < :p2_end_at
          AND mechanism_order_1.kind = :kind_3 AND mechanism_order_1.issuer_level = :issuer_level_2
          AND (mechanism_order_1.status != :status_3 OR mechanism_order_1.received_at IS NOT NULL))
          AS n1, count(*) FILTER (WHERE mechanism_order_1.opened_at >= :p2_from_at AND
          mechanism_order_1.opened_at < :p2_end_at AND mechanism_order_1.kind = :kind_4 AND
          mechanism_order_1.issuer_level = :issuer_level_3 AND (mechanism_order_1.status !=
          :status_4 OR mechanism_order_1.received_at IS NOT NULL)) AS n2
      FROM mechanism_order AS mechanism_order_1
      WHERE +mechanism_order_1.county_id = +:v_on_mechanism
        AND mechanism_order_1.path >= core_division_version_1.path
        AND mechanism_order_1.path < (core_division_version_1.path || :path_11)
        AND mechanism_order_1.path >= :v_low
        AND mechanism_order_1.path < :v_high
        AND (mechanism_order_1.opened_at >= :p2_from_at AND mechanism_order_1.opened_at < :p2_end_at
          AND mechanism_order_1.kind = :kind_2 AND mechanism_order_1.issuer_level = :issuer_level_1
          AND (mechanism_order_1.status != :status_2 OR mechanism_order_1.received_at IS NOT NULL)
          OR mechanism_order_1.opened_at >= :p2_from_at AND mechanism_order_1.opened_at < :p2_end_at
          AND mechanism_order_1.kind = :kind_3 AND mechanism_order_1.issuer_level = :issuer_level_2
          AND (mechanism_order_1.status != :status_3 OR mechanism_order_1.received_at IS NOT NULL)
          OR mechanism_order_1.opened_at >= :p2_from_at AND mechanism_order_1.opened_at < :p2_end_at
          AND mechanism_order_1.kind = :kind_4 AND mechanism_order_1.issuer_level = :issuer_level_3
          AND (mechanism_order_1.status != :status_4 OR mechanism_order_1.received_at IS NOT NULL))
    ) AS anon_13, (
      SELECT (
        SELECT count(*) AS count_4
        FROM (
          SELECT json_extract(each_span.value, '$[0]') AS middle, json_extract(each_span.value,
              '$[1]') AS latest_start, json_extract(each_span.value, '$[2]') AS earliest_end,
              json_extract(each_span.value, '$[3]') AS needed
          FROM json_each(:p2_half_months) AS each_span
        ) AS span, core_division_version AS core_division_version_5, core_division AS
            core_division_2
        WHERE core_division_version_5.valid_from <= span.middle
          AND span.middle < core_division_version_5.valid_to
          AND core_division_2.id = core_division_version_5.division_id
          AND core_division_2.opened_on <= span.latest_start
          AND core_division_2.closed_on > span.earliest_end
          AND (julianday(core_division_2.closed_on) - julianday(core_division_2.opened_on)) >=
            span.needed
          AND CASE WHEN (core_division_version_5.level = :level_3) THEN 1 ELSE 0 END = 1
          AND +core_division_version_5.county_id = +:v_on_mechanism
          AND core_division_version_5.path >= core_division_version_1.path
          AND core_division_version_5.path < (core_division_version_1.path || :path_12)
          AND core_division_version_5.path >= :v_low
          AND core_division_version_5.path < :v_high
      ) AS n0
    ) AS anon_14, (
      SELECT (
        SELECT count(*) AS count_5
        FROM (
          SELECT json_extract(each_span.value, '$[0]') AS middle, json_extract(each_span.value,
              '$[1]') AS latest_start, json_extract(each_span.value, '$[2]') AS earliest_end,
              json_extract(each_span.value, '$[3]') AS needed
          FROM json_each(:p2_weeks) AS each_span
        ) AS span, core_division_version AS core_division_version_6, core_division AS
            core_division_3
        WHERE core_division_version_6.valid_from <= span.middle
          AND span.middle < core_division_version_6.valid_to
          AND core_division_3.id = core_division_version_6.division_id
          AND core_division_3.opened_on <= span.latest_start
          AND core_division_3.closed_on > span.earliest_end
          AND (julianday(core_division_3.closed_on) - julianday(core_division_3.opened_on)) >=
            span.needed
          AND CASE WHEN (core_division_version_6.level = :level_4) THEN 1 ELSE 0 END = 1
          AND +core_division_version_6.county_id = +:v_on_mechanism
          AND core_division_version_6.path >= core_division_version_1.path
          AND core_division_version_6.path < (core_division_version_1.path || :path_13)
          AND core_division_version_6.path >= :v_low
          AND core_division_version_6.path < :v_high
      ) AS n0
    ) AS anon_15, (
      SELECT count(*) FILTER (WHERE mediation_dispute_1.accepted_at >= :p2_from_at AND
          mediation_dispute_1.accepted_at < :p2_end_at AND mediation_dispute_1.status != :status_5)
          AS n0, coalesce(sum((
        SELECT sum(mediation_dispute_party_1.people) AS sum_2
        FROM mediation_dispute_party AS mediation_dispute_party_1
        WHERE mediation_dispute_party_1.county_id = mediation_dispute_1.county_id
          AND mediation_dispute_party_1.dispute_id = mediation_dispute_1.id
          AND mediation_dispute_party_1.is_natural_person = 1
      )) FILTER (WHERE mediation_dispute_1.settled_at >= :p2_from_at AND
          mediation_dispute_1.settled_at < :p2_end_at AND mediation_dispute_1.outcome IN (
          :outcome_1_1, :outcome_1_2, :outcome_1_3)), :coalesce_1) AS n1, count(*) FILTER (WHERE
          mediation_dispute_1.settled_at >= :p2_from_at AND mediation_dispute_1.settled_at <
          :p2_end_at AND mediation_dispute_1.outcome IN (:outcome_2_1, :outcome_2_2, :outcome_2_3))
          AS n2
      FROM mediation_dispute AS mediation_dispute_1
      WHERE +mediation_dispute_1.county_id = +:v_on_mediation
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_14)
        AND mediation_dispute_1.path >= :v_low
        AND mediation_dispute_1.path < :v_high
        AND (mediation_dispute_1.accepted_at >= :p2_from_at AND mediation_dispute_1.accepted_at <
          :p2_end_at AND mediation_dispute_1.status != :status_5 OR mediation_dispute_1.settled_at
          >= :p2_from_at AND mediation_dispute_1.settled_at < :p2_end_at AND
          mediation_dispute_1.outcome IN (:outcome_1_1, :outcome_1_2, :outcome_1_3) OR
          mediation_dispute_1.settled_at >= :p2_from_at AND mediation_dispute_1.settled_at <
          :p2_end_at AND mediation_dispute_1.outcome IN (:outcome_2_1, :outcome_2_2, :outcome_2_3))
    ) AS anon_16, (
      SELECT count(DISTINCT party_post_1.person_id) FILTER (WHERE party_post_1.position IN (
          :position_1_1, :position_1_2) AND party_post_1.state IN (:state_4_1, :state_4_2) AND (
        SELECT core_division_version_7.level
        FROM core_division_version AS core_division_version_7
        WHERE core_division_version_7.division_id = party_post_1.division_id
          AND core_division_version_7.valid_from <= :p2_last
          AND :p2_last < core_division_version_7.valid_to
      ) = :param_7) AS n0, count(DISTINCT party_post_1.person_id) FILTER (WHERE
          party_post_1.position IN (:position_2_1) AND party_post_1.state IN (:state_5_1, :state_5_2))
          AS n1, count(DISTINCT party_post_1.division_id) FILTER (WHERE party_post_1.position IN (
          :position_3_1) AND party_post_1.state IN (:state_6_1, :state_6_2) AND (
        SELECT core_division_version_8.level
        FROM core_division_version AS core_division_version_8
        WHERE core_division_version_8.division_id = party_post_1.division_id
          AND core_division_version_8.valid_from <= :p2_last
          AND :p2_last < core_division_version_8.valid_to
      ) = :param_8) AS n2, count(DISTINCT party_post_1.person_id) FILTER (WHERE
          party_post_1.position IN (:position_4_1) AND party_post_1.state IN (:state_7_1, :state_7_2)
          AND (
        SELECT core_division_version_9.kind
        FROM core_division_version AS core_division_version_9
        WHERE core_division_version_9.division_id = party_post_1.division_id
          AND core_division_version_9.valid_from <= :p2_last
          AND :p2_last < core_division_version_9.valid_to
      ) IN (:param_9_1, :param_9_2)) AS n3, count(DISTINCT party_post_1.division_id) FILTER (WHERE
          party_post_1.position IN (:position_5_1) AND party_post_1.state IN (:state_8_1, :state_8_2)
          AND (
        SELECT core_division_version_10.level
        FROM core_division_version AS core_division_version_10
        WHERE core_division_version_10.division_id = party_post_1.division_id
          AND core_division_version_10.valid_from <= :p2_last
          AND :p2_last < core_division_version_10.valid_to
      ) = :param_10) AS n4
      FROM party_post AS party_post_1
      WHERE party_post_1.valid_from <= :p2_last
        AND :p2_last < party_post_1.valid_to
        AND +party_post_1.county_id = +:v_on_party
        AND party_post_1.path >= core_division_version_1.path
        AND party_post_1.path < (core_division_version_1.path || :path_15)
        AND party_post_1.path >= :v_low
        AND party_post_1.path < :v_high
        AND (party_post_1.position IN (:position_1_1, :position_1_2) AND party_post_1.state IN (
          :state_4_1, :state_4_2) AND (
        SELECT core_division_version_7.level
        FROM core_division_version AS core_division_version_7
        WHERE core_division_version_7.division_id = party_post_1.division_id
          AND core_division_version_7.valid_from <= :p2_last
          AND :p2_last < core_division_version_7.valid_to
      ) = :param_7 OR party_post_1.position IN (:position_2_1) AND party_post_1.state IN (
          :state_5_1, :state_5_2) OR party_post_1.position IN (:position_3_1) AND party_post_1.state
          IN (:state_6_1, :state_6_2) AND (
        SELECT core_division_version_8.level
        FROM core_division_version AS core_division_version_8
        WHERE core_division_version_8.division_id = party_post_1.division_id
          AND core_division_version_8.valid_from <= :p2_last
          AND :p2_last < core_division_version_8.valid_to
      ) = :param_8 OR party_post_1.position IN (:position_4_1) AND party_post_1.state IN (
          :state_7_1, :state_7_2) AND (
        SELECT core_division_version_9.kind
        FROM core_division_version AS core_division_version_9
        WHERE core_division_version_9.division_id = party_post_1.division_id
          AND core_division_version_9.valid_from <= :p2_last
          AND :p2_last < core_division_version_9.valid_to
      ) IN (:param_9_1, :param_9_2) OR party_post_1.position IN (:position_5_1) AND
          party_post_1.state IN (:state_8_1, :state_8_2) AND (
        SELECT core_division_version_10.level
        FROM core_division_version AS core_division_version_10
        WHERE core_division_version_10.division_id = party_post_1.division_id
          AND core_division_version_10.valid_from <= :p2_last
          AND :p2_last < core_division_version_10.valid_to
      ) = :param_10)
    ) AS anon_17, (
      SELECT count(*) AS n0
      FROM party_office_merger AS party_office_merger_1
      WHERE party_office_merger_1.valid_from <= :p2_last
        AND :p2_last < party_office_merger_1.valid_to
        AND +party_office_merger_1.county_id = +:v_on_party
        AND party_office_merger_1.path >= core_division_version_1.path
        AND party_office_merger_1.path < (core_division_version_1.path || :path_16)
        AND party_office_merger_1.path >= :v_low
        AND party_office_merger_1.path < :v_high
    ) AS anon_18, (
      SELECT count(*) AS n0
      FROM party_training AS party_training_1
      WHERE +party_training_1.county_id = +:v_on_party
        AND party_training_1.path >= core_division_version_1.path
        AND party_training_1.path < (core_division_version_1.path || :path_17)
        AND party_training_1.path >= :v_low
        AND party_training_1.path < :v_high
        AND party_training_1.held_on >= :p2_from
        AND party_training_1.held_on < :p2_end
        AND (EXISTS (
        SELECT party_training_attendance_1.id
        FROM party_training_attendance AS party_training_attendance_1
        WHERE party_training_attendance_1.county_id = party_training_1.county_id
          AND party_training_attendance_1.training_id = party_training_1.id
          AND party_training_attendance_1.present IS 1
      ))
    ) AS anon_19, (
      SELECT count(DISTINCT services_assistance_case_1.counted_as) AS n0
      FROM services_assistance_case AS services_assistance_case_1
      WHERE +services_assistance_case_1.county_id = +:v_on_services
        AND services_assistance_case_1.path >= core_division_version_1.path
        AND services_assistance_case_1.path < (core_division_version_1.path || :path_18)
        AND services_assistance_case_1.path >= :v_low
        AND services_assistance_case_1.path < :v_high
        AND services_assistance_case_1.activated_at < :p2_last_end_at
        AND (services_assistance_case_1.closed_at IS NULL OR services_assistance_case_1.closed_at >=
          :p2_last_end_at)
    ) AS anon_20
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_11 OFFSET :param_12
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
