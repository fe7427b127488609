SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"matters":null,"disputes":null,"":1}' ELSE '{"matters":' || (
    SELECT '{"nodes":[' || coalesce(group_concat(CASE p3.r_kind WHEN :param_1 THEN (
      SELECT '{"":"GridEvent","__typename":"GridEvent","no":' || json_quote(grid_event_1.no)
        || ',"updatedAt":' || json_quote(grid_event_1.updated_at) || ',"availableCommands":[]}' AS
          anon_3
      FROM grid_event AS grid_event_1
      WHERE grid_event_1.county_id = :v_on_grid
        AND +grid_event_1.path >= +:v_low
        AND +grid_event_1.path < +:v_high
        AND grid_event_1.county_id = p3.r_county_id
        AND grid_event_1.id = p3.r_id
    ) WHEN :param_2 THEN (
      SELECT '{"":"Order","__typename":"Order","no":' || json_quote(mechanism_order_1.no)
        || ',"updatedAt":' || json_quote(mechanism_order_1.updated_at) || ',"availableCommands":[]}'
          AS anon_4
      FROM mechanism_order AS mechanism_order_1
      WHERE mechanism_order_1.county_id = :v_on_mechanism
        AND +mechanism_order_1.path >= +:v_low
        AND +mechanism_order_1.path < +:v_high
        AND mechanism_order_1.county_id = p3.r_county_id
        AND mechanism_order_1.id = p3.r_id
    ) WHEN :param_3 THEN (
      SELECT '{"":"Dispute","__typename":"Dispute","no":' || json_quote(mediation_dispute_1.no)
        || ',"updatedAt":' || json_quote(mediation_dispute_1.updated_at)
        || ',"availableCommands":' || CASE WHEN (:v_role IN (:param_4_1, :param_4_2, :param_4_3,
          :param_4_4, :param_4_5)) THEN CASE mediation_dispute_1.status WHEN :param_5 THEN
          '["acceptDispute","declineDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","requestDisputeVoid","confirmDisputeVoid","recomputeDisputeDeadline"]'
          WHEN :param_6 THEN
          '["undertakeDispute","transferDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_7 THEN
          '["transferDispute","startMediation","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_8 THEN
          '["signDispute","returnDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_9 THEN
          '["suspendMediation","settleDispute","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordMediationSession","extendMediation","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_10 THEN
          '["resumeMediation","failDispute","endDisputeByParty","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator"]'
          WHEN :param_11 THEN
          '["feedBackDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
          WHEN :param_12 THEN '["feedBackDispute"]' WHEN :param_13 THEN '["feedBackDispute"]' WHEN
          :param_14 THEN
          '["revisitDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
          WHEN :param_15 THEN
          '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","closeDispute","reopenDispute"]'
          WHEN :param_16 THEN
          '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","reopenDispute"]'
          ELSE '[]' END ELSE '[]' END || '}' AS anon_5
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation
        AND +mediation_dispute_1.path >= +:v_low
        AND +mediation_dispute_1.path < +:v_high
        AND mediation_dispute_1.county_id = p3.r_county_id
        AND mediation_dispute_1.id = p3.r_id
    ) WHEN :param_17 THEN (
      SELECT '{"":"AssistanceCase","__typename":"AssistanceCase","no":' || json_quote(
          services_assistance_case_1.no)
        || ',"updatedAt":' || json_quote(services_assistance_case_1.updated_at) ||
          ',"availableCommands":[]}' AS anon_6
      FROM services_assistance_case AS services_assistance_case_1
      WHERE services_assistance_case_1.county_id = :v_on_services
        AND +services_assistance_case_1.path >= +:v_low
        AND +services_assistance_case_1.path < +:v_high
        AND services_assistance_case_1.county_id = p3.r_county_id
        AND services_assistance_case_1.id = p3.r_id
    ) ELSE 'null' END, ','), '') || ']}' AS anon_2
    FROM (
      SELECT anon_7.r_county_id AS r_county_id, anon_7.r_id AS r_id, anon_7.r_division_id AS
          r_division_id, anon_7.r_placed_on AS r_placed_on, anon_7.r_kind AS r_kind,
          anon_7.r_updated_at AS r_updated_at
      FROM (
        SELECT anon_8.r_county_id AS r_county_id, anon_8.r_id AS r_id, anon_8.r_division_id AS
            r_division_id, anon_8.r_placed_on AS r_placed_on, anon_8.r_kind AS r_kind,
            anon_8.r_updated_at AS r_updated_at
        FROM (
          SELECT grid_event_2.county_id AS r_county_id, grid_event_2.id AS r_id,
              grid_event_2.division_id AS r_division_id, grid_event_2.placed_on AS r_placed_on,
              'GridEvent' AS r_kind, grid_event_2.updated_at AS r_updated_at
          FROM grid_event AS grid_event_2
          WHERE grid_event_2.county_id = :v_on_grid
            AND CASE WHEN (grid_event_2.path >= :v_low AND grid_event_2.path < :v_high AND
              grid_event_2.path >= core_division_version_1.path AND grid_event_2.path < (
              core_division_version_1.path || :path_1)) THEN 1 ELSE 0 END = 1
            AND grid_event_2.updated_at >= :p4
          ORDER BY grid_event_2.updated_at DESC, grid_event_2.id DESC
          LIMIT :p5_1 OFFSET :param_18
        ) AS anon_8
        UNION ALL SELECT anon_9.r_county_id AS r_county_id, anon_9.r_id AS r_id,
            anon_9.r_division_id AS r_division_id, anon_9.r_placed_on AS r_placed_on, anon_9.r_kind
            AS r_kind, anon_9.r_updated_at AS r_updated_at
        FROM (
          SELECT mechanism_order_2.county_id AS r_county_id, mechanism_order_2.id AS r_id,
              mechanism_order_2.division_id AS r_division_id, mechanism_order_2.placed_on AS
              r_placed_on, 'Order' AS r_kind, mechanism_order_2.updated_at AS r_updated_at
          FROM mechanism_order AS mechanism_order_2
          WHERE mechanism_order_2.county_id = :v_on_mechanism
            AND CASE WHEN (mechanism_order_2.path >= :v_low AND mechanism_order_2.path < :v_high AND
              mechanism_order_2.path >= core_division_version_1.path AND mechanism_order_2.path < (
              core_division_version_1.path || :path_2)) THEN 1 ELSE 0 END = 1
            AND mechanism_order_2.updated_at >= :p6
          ORDER BY mechanism_order_2.updated_at DESC, mechanism_order_2.id DESC
          LIMIT :p7_1 OFFSET :param_19
        ) AS anon_9
        UNION ALL SELECT anon_10.r_county_id AS r_county_id, anon_10.r_id AS r_id,
            anon_10.r_division_id AS r_division_id, anon_10.r_placed_on AS r_placed_on,
            anon_10.r_kind AS r_kind, anon_10.r_updated_at AS r_updated_at
        FROM (
          SELECT mediation_dispute_2.county_id AS r_county_id, mediation_dispute_2.id AS r_id,
              mediation_dispute_2.division_id AS r_division_id, mediation_dispute_2.placed_on AS
              r_placed_on, 'Dispute' AS r_kind, mediation_dispute_2.updated_at AS r_updated_at
          FROM mediation_dispute AS mediation_dispute_2
          WHERE mediation_dispute_2.county_id = :v_on_mediation
            AND CASE WHEN (mediation_dispute_2.path >= :v_low AND mediation_dispute_2.path < :v_high
              AND mediation_dispute_2.path >= core_division_version_1.path AND
              mediation_dispute_2.path < (core_division_version_1.path || :path_3)) THEN 1 ELSE 0
              END = 1
            AND mediation_dispute_2.updated_at >= :p8
          ORDER BY mediation_dispute_2.updated_at DESC, mediation_dispute_2.id DESC
          LIMIT :p9_1 OFFSET :param_20
        ) AS anon_10
        UNION ALL SELECT anon_11.r_county_id AS r_county_id, anon_11.r_id AS r_id,
            anon_11.r_division_id AS r_division_id, anon_11.r_placed_on AS r_placed_on,
            anon_11.r_kind AS r_kind, anon_11.r_updated_at AS r_updated_at
        FROM (
          SELECT services_assistance_case_2.county_id AS r_county_id, services_assistance_case_2.id
              AS r_id, services_assistance_case_2.division_id AS r_division_id,
              services_assistance_case_2.placed_on AS r_placed_on, 'AssistanceCase' AS r_kind,
              services_assistance_case_2.updated_at AS r_updated_at
          FROM services_assistance_case AS services_assistance_case_2
          WHERE services_assistance_case_2.county_id = :v_on_services
            AND CASE WHEN (services_assistance_case_2.path >= :v_low AND
              services_assistance_case_2.path < :v_high AND services_assistance_case_2.path >=
              core_division_version_1.path AND services_assistance_case_2.path < (
              core_division_version_1.path || :path_4)) THEN 1 ELSE 0 END = 1
            AND services_assistance_case_2.updated_at >= :p10
          ORDER BY services_assistance_case_2.updated_at DESC, services_assistance_case_2.id DESC
          LIMIT :p11_1 OFFSET :param_21
        ) AS anon_11
      ) AS anon_7
      ORDER BY anon_7.r_updated_at DESC, anon_7.r_id DESC
      LIMIT :p12_1 OFFSET :param_22
    ) AS p3
  )
    || ',"disputes":' || (
    SELECT '{"nodes":[' || coalesce(group_concat('{"status":' || json_quote(p14.r_status)
      || ',"updatedAt":' || json_quote(p14.r_updated_at)
      || ',"availableCommands":' || CASE WHEN (:v_role IN (:param_23_1, :param_23_2, :param_23_3,
        :param_23_4, :param_23_5)) THEN CASE p14.r_status WHEN :param_24 THEN
        '["acceptDispute","declineDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","requestDisputeVoid","confirmDisputeVoid","recomputeDisputeDeadline"]'
        WHEN :param_25 THEN
        '["undertakeDispute","transferDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_26 THEN
        '["transferDispute","startMediation","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_27 THEN
        '["signDispute","returnDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_28 THEN
        '["suspendMediation","settleDispute","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordMediationSession","extendMediation","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_29 THEN
        '["resumeMediation","failDispute","endDisputeByParty","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator"]'
        WHEN :param_30 THEN
        '["feedBackDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
        WHEN :param_31 THEN '["feedBackDispute"]' WHEN :param_32 THEN '["feedBackDispute"]' WHEN
        :param_33 THEN
        '["revisitDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
        WHEN :param_34 THEN
        '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","closeDispute","reopenDispute"]'
        WHEN :param_35 THEN
        '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","reopenDispute"]'
        ELSE '[]' END ELSE '[]' END || '}', ',') FILTER (WHERE p14.rn <= :p15_1), '')
      || '],"pageInfo":{"endCursor":' || coalesce(substr(max(CASE WHEN (p14.rn <= :p16_1) THEN
        substr(CAST(p14.rn + :p14_rn_1 AS VARCHAR), :substr_1) || '"' || :p13_tag || '.' || lower(
        hex('[' || json_quote(p14.r_updated_at) || ',' || json_quote(p14.r_id) || ']')) || '"' END),
        :substr_2), 'null') || '}}' AS anon_12
    FROM (
      SELECT anon_13.r_id AS r_id, anon_13.r_division_id AS r_division_id, anon_13.r_placed_on AS
          r_placed_on, anon_13.r_status AS r_status, anon_13.r_updated_at AS r_updated_at,
          row_number() OVER (ORDER BY anon_13.r_updated_at ASC, anon_13.r_id ASC) AS rn
      FROM (
        SELECT mediation_dispute_3.id AS r_id, mediation_dispute_3.division_id AS r_division_id,
            mediation_dispute_3.placed_on AS r_placed_on, mediation_dispute_3.status AS r_status,
            mediation_dispute_3.updated_at AS r_updated_at
        FROM mediation_dispute AS mediation_dispute_3
        WHERE mediation_dispute_3.county_id = :v_on_mediation
          AND CASE WHEN (mediation_dispute_3.path >= :v_low AND mediation_dispute_3.path < :v_high
            AND mediation_dispute_3.path >= core_division_version_1.path AND
            mediation_dispute_3.path < (core_division_version_1.path || :path_5)) THEN 1 ELSE 0 END
            = 1
          AND mediation_dispute_3.status IN (SELECT value FROM json_each(:p17)) = 1
        ORDER BY mediation_dispute_3.updated_at ASC, mediation_dispute_3.id ASC
        LIMIT :p18_1 OFFSET :param_36
      ) AS anon_13
      ORDER BY anon_13.r_updated_at ASC, anon_13.r_id ASC
    ) AS p14
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_37 OFFSET :param_38
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
