// Shows GraphiQL for the token that the reader enters. The schema is asked for with that token, and
// nothing outlives the tab: token, queries and history lie in sessionStorage only.
"use strict";

(() => {
  const TOKEN_KEY = "zongzhi.token";
  const DEFAULT_QUERY = `{
  division(code: "530424") {
    name
    children {
      code
      name
    }
  }
}
`;
  const HINT_ASK = "请填写访问令牌，再查询。 Enter an access token to begin.";
  const HINT_USED = "令牌仅保存在本标签页。 The token stays in this tab only.";

  const input = document.getElementById("token");
  const hint = document.getElementById("hint");
  const root = ReactDOM.createRoot(document.getElementById("graphiql"));

  function fetcher(token) {
    return async (body, options) => {
      const response = await fetch("/graphql", {
        method: "POST",
        credentials: "omit",
        headers: {
          Accept: "application/graphql-response+json, application/json;q=0.9",
          "Content-Type": "application/json",
          Authorization: `Bearer ${token}`,
          ...options?.headers,
        },
        body: JSON.stringify(body),
      });
      return response.json();
    };
  }

  function show() {
    const token = sessionStorage.getItem(TOKEN_KEY) ?? "";
    input.value = token;
    hint.textContent = token ? HINT_USED : HINT_ASK;
    root.render(
      React.createElement(GraphiQL, {
        key: token, // another token sees another schema: start afresh
        fetcher: fetcher(token),
        schema: token ? undefined : null, // null: do not ask before there is a token
        storage: sessionStorage,
        defaultQuery: DEFAULT_QUERY,
        defaultEditorToolsVisibility: "variables",
      }),
    );
  }

  document.getElementById("access").addEventListener("submit", (event) => {
    event.preventDefault();
    sessionStorage.setItem(TOKEN_KEY, input.value.trim());
    show();
  });

  show();
})();
